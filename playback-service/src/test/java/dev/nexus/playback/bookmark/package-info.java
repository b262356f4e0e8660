@NullMarked
package dev.nexus.playback.bookmark;

import org.jspecify.annotations.NullMarked;
