package dev.nexus.playback.progress;

import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.progress.rule.DecidingRule;
import dev.nexus.playback.progress.rule.Place;
import dev.nexus.playback.progress.rule.ReportKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a place the world hears of at once. Heartbeats are no events: playing on is told once a minute, so that what
 * follows a listener costs little and is never far behind.
 */
final class Announcing {

    private static final Duration PLAYING_ON = Duration.ofMinutes(1);

    private Announcing() {}

    /**
     * Whether to tell.
     *
     * @param before the place before the change; null when there was none
     * @param after the place after it
     * @param kind what the act reports that would lead there, alone
     */
    static boolean isDue(@Nullable StoredPlace before, Place after, ReportKind kind, Book book, Instant now) {
        if (before == null) {
            return true;
        }
        var was = before.place();
        if (was.finished() != after.finished()) {
            return true;
        }
        if (was.decidedBy().equals(after.decidedBy())) {
            return false;
        }
        return after.decidedBy().rule() != DecidingRule.LATEST_LISTENING
                || kind == ReportKind.PAUSE
                || before.hidden()
                || chapter(book, was.position()) != chapter(book, after.position())
                || isLongAgo(before.announcedAt(), now);
    }

    private static int chapter(Book book, Position position) {
        return book.chapterAt(Duration.ofMillis(position.millis()));
    }

    private static boolean isLongAgo(@Nullable Instant announcedAt, Instant now) {
        return announcedAt == null || !announcedAt.plus(PLAYING_ON).isAfter(now);
    }
}
