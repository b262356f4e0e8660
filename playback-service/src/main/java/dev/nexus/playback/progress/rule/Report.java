package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a device says about one book at one moment.
 *
 * @param position where the device is; null only for a finish (the end is meant) and a reset (the beginning)
 * @param listened what was listened to since the device's last report; null only where nothing needs to be said: a seek, a
 *     finish, a reset
 * @param at the device's clock, right or wrong
 */
public record Report(
        ReportId id,
        BookId book,
        ReportKind kind,
        @Nullable Position position,
        @Nullable Span listened,
        Rate rate,
        Instant at) {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST =
            Year.of(9999).atMonth(12).atEndOfMonth().atStartOfDay().toInstant(ZoneOffset.UTC);

    public Report {
        requireClockOfACalendar(at);
        switch (kind) {
            case HEARTBEAT, PAUSE -> {
                require(position, kind, "position");
                require(listened, kind, "listenedFrom and listenedTo");
            }
            case SEEK, RESTORE -> require(position, kind, "position");
            case FINISH, RESET -> {}
        }
    }

    /** No clock is that wrong, and no database keeps such times. */
    public static void requireClockOfACalendar(Instant at) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException("%s is not from %s to %s".formatted(at, EARLIEST, LATEST));
        }
    }

    private static void require(@Nullable Object part, ReportKind kind, String name) {
        if (part == null) {
            throw new IllegalArgumentException("a %s needs %s".formatted(kind.wireName(), name));
        }
    }
}
