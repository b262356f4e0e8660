@NullMarked
package dev.nexus.playback.groupcommit;

import org.jspecify.annotations.NullMarked;
