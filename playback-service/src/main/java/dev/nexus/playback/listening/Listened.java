package dev.nexus.playback.listening;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in which somebody listened to a book, by the server's clock.
 *
 * @param from inclusive, microseconds
 * @param to exclusive, after {@code from}
 */
public record Listened(ListenerId listener, BookId book, Instant from, Instant to) {

    public Listened {
        from = from.truncatedTo(ChronoUnit.MICROS);
        to = to.truncatedTo(ChronoUnit.MICROS);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("listening from %s to %s takes no time".formatted(from, to));
        }
    }

    /** The UTC day that it begins on. */
    LocalDate day() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC);
    }

    /** The same, cut at each midnight (UTC). */
    List<Listened> byDay() {
        var parts = new ArrayList<Listened>();
        var start = from;
        var midnight = day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        while (midnight.isBefore(to)) {
            parts.add(new Listened(listener, book, start, midnight));
            start = midnight;
            midnight = midnight.plus(1, ChronoUnit.DAYS);
        }
        parts.add(new Listened(listener, book, start, to));
        return parts;
    }
}
