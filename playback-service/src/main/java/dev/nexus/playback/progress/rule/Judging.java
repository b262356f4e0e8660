package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.BookAccess;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies the rules to one report. */
public final class Judging {

    private static final Duration ESTIMATE = Duration.ofSeconds(5);
    private static final int ESTIMATE_DIVISOR = 100;

    private Judging() {}

    /**
     * Judges a report.
     *
     * @param access the report's book; null when it is not known yet
     */
    public static Judgement judge(ReceivedReport received, @Nullable BookAccess access) {
        if (access == null) {
            return new Judgement.Pending(received);
        }
        var book = access.book();
        if (!access.granted()) {
            return new Judgement.Refused(
                    ReportProblem.NOT_A_MEMBER, "Library %s is not open to the listener.".formatted(book.library()));
        }
        var furthest = furthest(received.report());
        if (furthest.millis() > book.length().plus(tolerance(book)).toMillis()) {
            return new Judgement.Refused(
                    ReportProblem.BEYOND_THE_END,
                    "%s s is beyond the end of the book at %s s."
                            .formatted(
                                    furthest.seconds(),
                                    Position.endOf(book.length()).seconds()));
        }
        return new Judgement.Accepted(received, book, act(received, book));
    }

    /** Durations are estimates: 5 s or 1 %, whichever is more. */
    private static Duration tolerance(Book book) {
        var share = book.length().dividedBy(ESTIMATE_DIVISOR);
        return share.compareTo(ESTIMATE) > 0 ? share : ESTIMATE;
    }

    private static Position furthest(Report report) {
        var position = Objects.requireNonNullElse(report.position(), Position.START);
        var listened = report.listened();
        return listened == null || listened.to().compareTo(position) < 0 ? position : listened.to();
    }

    /** What the listener did, in a book as it is now; null when the device was idle. */
    public static @Nullable ListeningAct act(ReceivedReport received, Book book) {
        var report = received.report();
        var end = Position.endOf(book.length());
        var position = Objects.requireNonNullElse(report.position(), end).notAfter(end);
        return switch (report.kind()) {
            case HEARTBEAT, PAUSE ->
                report.listened() == null || report.listened().isEmpty()
                        ? null
                        : act(received, position, DecidingRule.LATEST_LISTENING);
            case SEEK -> act(received, position, DecidingRule.LATEST_SEEK);
            case FINISH -> act(received, position, DecidingRule.LATEST_FINISH);
            case RESET -> act(received, Position.START, DecidingRule.LATEST_RESET);
            case RESTORE -> act(received, position, DecidingRule.LATEST_RESTORE);
        };
    }

    private static ListeningAct act(ReceivedReport received, Position position, DecidingRule rule) {
        return new ListeningAct(received.effectiveAt(), received.report().id(), received.device(), position, rule);
    }
}
