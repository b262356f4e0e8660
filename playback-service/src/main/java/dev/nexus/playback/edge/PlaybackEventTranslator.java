package dev.nexus.playback.edge;

import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.ProgressEvent;
import dev.nexus.playback.progress.ProgressEvents;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** Says in the suite's words what happened here. */
@Component
class PlaybackEventTranslator implements ProgressEvents {

    private final Outbox outbox;

    PlaybackEventTranslator(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(ProgressEvent event) {
        switch (event) {
            case ProgressEvent.BookFinished finished ->
                outbox.append(
                        place(finished.listener(), finished.book())
                                .inLibrary(finished.library().value()),
                        new PlaybackEvent.BookFinished(
                                finished.listener().value(),
                                finished.book().value(),
                                finished.library().value(),
                                finished.report(),
                                BigDecimal.valueOf(finished.length().toMillis(), 3),
                                finished.finishedAt()));
        }
    }

    /**
     * The events of one source, a listener's place in one book, stay in order. Those of two books that happen at the same
     * time are in no promised order.
     */
    private static AggregateRef place(ListenerId listener, BookId book) {
        return new AggregateRef(
                "/playback/listeners/%s/books/%s".formatted(listener, book),
                book.toString(),
                listener.toString(),
                null);
    }
}
