package dev.nexus.playback.listening.web;

import dev.nexus.playback.listening.ListeningSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the caller kept listening to one book, with breaks of less than a quarter of an hour.
 *
 * @param title null when the book is not open to the caller any more
 * @param seconds listened, without the breaks
 */
record SessionView(UUID bookId, @Nullable String title, Instant startedAt, Instant endedAt, BigDecimal seconds) {

    static SessionView of(ListeningSession session) {
        return new SessionView(
                session.book().value(),
                session.title(),
                session.from(),
                session.to(),
                BigDecimal.valueOf(session.listened().toMillis(), 3));
    }
}
