/** Writes what many callers bring at the same time in few transactions. Knows nothing of what is written. */
@NullMarked
package dev.nexus.playback.groupcommit;

import org.jspecify.annotations.NullMarked;
