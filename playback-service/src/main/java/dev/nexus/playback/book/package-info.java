/** What playback knows about books: how long they are and who may hear them. A projection of others' events. */
@NullMarked
package dev.nexus.playback.book;

import org.jspecify.annotations.NullMarked;
