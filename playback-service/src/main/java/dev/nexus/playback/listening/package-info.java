/** When listeners listened: wall-clock spans, counted once. */
@NullMarked
package dev.nexus.playback.listening;

import org.jspecify.annotations.NullMarked;
