package dev.nexus.playback.edge;

import dev.nexus.contracts.ListeningState;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.progress.ProgressEvent;
import dev.nexus.playback.progress.ProgressEvents;
import dev.nexus.playback.week.WeekEvents;
import dev.nexus.playback.week.WeekSummary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says in the suite's words what happened here. */
@Component
class PlaybackEventTranslator implements ProgressEvents, WeekEvents {

    private final Outbox outbox;

    PlaybackEventTranslator(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(List<ProgressEvent> events) {
        outbox.appendAll(events.stream().map(PlaybackEventTranslator::fact).toList());
    }

    @Override
    public void tell(List<WeekSummary> summaries) {
        outbox.appendAll(summaries.stream().map(PlaybackEventTranslator::fact).toList());
    }

    private static Outbox.Fact fact(WeekSummary summary) {
        var listener = summary.listener();
        var week = summary.week();
        // Whatever libraries the books are in: the week is the listener's.
        var source = new AggregateRef(
                "/playback/listeners/%s/weeks".formatted(listener), listener.toString(), listener.toString(), null);
        return new Outbox.Fact(
                source,
                new PlaybackEvent.WeekSummarised(
                        listener.value(),
                        week.monday(),
                        week.sunday(),
                        week.zone().getId(),
                        seconds(summary.time()),
                        summary.days(),
                        summary.finished(),
                        summary.books().stream()
                                .map(heard ->
                                        new PlaybackEvent.HeardBook(heard.book().value(), seconds(heard.time())))
                                .toList(),
                        summary.at()));
    }

    static Outbox.Fact fact(ProgressEvent event) {
        return switch (event) {
            case ProgressEvent.BookFinished finished ->
                new Outbox.Fact(
                        source(finished.listener(), finished.book()),
                        new PlaybackEvent.BookFinished(
                                finished.listener().value(),
                                finished.book().id().value(),
                                finished.book().library().value(),
                                finished.report(),
                                seconds(finished.book().length()),
                                finished.finishedAt()));
            case ProgressEvent.PlaceChanged changed ->
                new Outbox.Fact(source(changed.listener(), changed.book()), advanced(changed));
        };
    }

    private static PlaybackEvent.ProgressAdvanced advanced(ProgressEvent.PlaceChanged changed) {
        return new PlaybackEvent.ProgressAdvanced(
                changed.listener().value(),
                changed.book().id().value(),
                changed.book().library().value(),
                seconds(changed.position()),
                seconds(changed.book().length()),
                changed.version(),
                state(changed),
                changed.hidden(),
                changed.finishedAt(),
                changed.decidedBy(),
                changed.rule(),
                changed.decidedAt());
    }

    private static ListeningState state(ProgressEvent.PlaceChanged changed) {
        if (changed.finished()) {
            return ListeningState.FINISHED;
        }
        return changed.begun() ? ListeningState.IN_PROGRESS : ListeningState.NOT_STARTED;
    }

    private static BigDecimal seconds(Duration length) {
        return BigDecimal.valueOf(length.toMillis(), 3);
    }

    /**
     * The events of one source, a listener's place in one book, stay in order. Those of two books that happen at the same
     * time are in no promised order.
     */
    private static AggregateRef source(ListenerId listener, Book book) {
        return new AggregateRef(
                "/playback/listeners/%s/books/%s".formatted(listener, book.id()),
                book.id().toString(),
                listener.toString(),
                book.library().value());
    }
}
