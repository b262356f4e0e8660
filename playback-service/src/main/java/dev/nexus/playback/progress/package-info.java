/** Where listeners are in their books: reports are taken in, judged and kept, and places are read. */
@NullMarked
package dev.nexus.playback.progress;

import org.jspecify.annotations.NullMarked;
