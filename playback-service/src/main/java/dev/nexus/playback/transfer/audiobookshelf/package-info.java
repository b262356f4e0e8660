/** What Audiobookshelf knows of a listener, out of its backup's database or the answers of its API. */
@NullMarked
package dev.nexus.playback.transfer.audiobookshelf;

import org.jspecify.annotations.NullMarked;
