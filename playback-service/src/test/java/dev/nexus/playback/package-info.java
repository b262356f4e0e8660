@NullMarked
package dev.nexus.playback;

import org.jspecify.annotations.NullMarked;
