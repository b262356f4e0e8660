package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.BookAccess;
import dev.nexus.playback.book.Position;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies the rules to one report. */
public final class Judging {

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
        if (furthest.compareTo(book.furthest()) > 0) {
            return new Judgement.Refused(
                    ReportProblem.BEYOND_THE_END,
                    "%s s is beyond the end of the book at %s s."
                            .formatted(furthest.seconds(), book.end().seconds()));
        }
        return new Judgement.Accepted(received, book, act(received, book));
    }

    private static Position furthest(Report report) {
        var position = Objects.requireNonNullElse(report.position(), Position.START);
        var listened = report.listened();
        return listened == null || listened.to().compareTo(position) < 0 ? position : listened.to();
    }

    /** What the listener did, in a book as it is now; null when the device was idle. */
    public static @Nullable ListeningAct act(ReceivedReport received, Book book) {
        var report = received.report();
        var end = book.end();
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
