package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.playback.BookmarkList;
import dev.nexus.contracts.rpc.playback.Days;
import dev.nexus.contracts.rpc.playback.Page;

/** What a field of the graph asks of playback; equal questions are asked once. */
sealed interface PlaybackQuestion {

    /** The caller's place in a book. */
    record PlaceIn(String book) implements PlaybackQuestion {}

    /** A page of the books to go on with. */
    record Continued(Page page) implements PlaybackQuestion {}

    /** A page of bookmarks. */
    record Bookmarks(BookmarkList list) implements PlaybackQuestion {}

    /** What was heard in some days. */
    record Heard(Days days) implements PlaybackQuestion {}
}
