/** What listeners bring along from elsewhere, and what they take away: places, bookmarks and listening time of all their books. */
@NullMarked
package dev.nexus.playback.transfer;

import org.jspecify.annotations.NullMarked;
