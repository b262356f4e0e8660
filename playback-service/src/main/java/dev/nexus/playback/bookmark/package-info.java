/** Moments and clips that listeners marked in books. */
@NullMarked
package dev.nexus.playback.bookmark;

import org.jspecify.annotations.NullMarked;
