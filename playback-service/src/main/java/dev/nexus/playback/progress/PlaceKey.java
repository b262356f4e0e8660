package dev.nexus.playback.progress;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.rule.ReceivedReport;

/** Whose place in which book. */
record PlaceKey(ListenerId listener, BookId book) {

    static PlaceKey of(ReceivedReport received) {
        return new PlaceKey(received.listener(), received.report().book());
    }
}
