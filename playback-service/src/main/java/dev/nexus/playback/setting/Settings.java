package dev.nexus.playback.setting;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Rate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All listeners' settings, of a book or of all books (no book). */
@Repository
class Settings {

    private static final String OFF = "off";
    private static final String END_OF_CHAPTER = "end-of-chapter";
    private static final String MINUTES = " min";

    private final JdbcClient jdbc;

    Settings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else write a listener's settings until the end of the transaction. */
    void lock(ListenerId listener) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('settings ' || :listener, 0))")
                .param("listener", listener.toString())
                .query(row -> {});
    }

    StoredSettings find(ListenerId listener, @Nullable BookId book) {
        return jdbc.sql("""
                        select * from playback_setting
                        where listener_id = :listener and book_id is not distinct from cast(:book as uuid)
                        """)
                .param("listener", listener.value())
                .param("book", book == null ? null : book.value())
                .query(Settings::read)
                .optional()
                .orElse(StoredSettings.NEVER);
    }

    StoredSettings put(ListenerId listener, @Nullable BookId book, PlaybackSettings settings, Instant now) {
        return jdbc.sql("""
                        insert into playback_setting as known (listener_id, book_id, rate, sleep_timer, skip_forward_ms, skip_back_ms,
                            skip_intro_ms, skip_outro_ms, changed_at, version)
                        values (:listener, :book, :rate, :sleepTimer, :skipForward, :skipBack, :skipIntro, :skipOutro, :now, 1)
                        on conflict (listener_id, book_id) do update set
                            rate = excluded.rate, sleep_timer = excluded.sleep_timer,
                            skip_forward_ms = excluded.skip_forward_ms, skip_back_ms = excluded.skip_back_ms,
                            skip_intro_ms = excluded.skip_intro_ms, skip_outro_ms = excluded.skip_outro_ms,
                            changed_at = excluded.changed_at, version = known.version + 1
                        returning *
                        """)
                .param("listener", listener.value())
                .param("book", book == null ? null : book.value())
                .param("rate", settings.rate() == null ? null : settings.rate().value())
                .param("sleepTimer", text(settings.sleepTimer()))
                .param("skipForward", millis(settings.skipForward()))
                .param("skipBack", millis(settings.skipBack()))
                .param("skipIntro", millis(settings.skipIntro()))
                .param("skipOutro", millis(settings.skipOutro()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Settings::read)
                .single();
    }

    private static StoredSettings read(ResultSet row, int number) throws SQLException {
        return new StoredSettings(
                new PlaybackSettings(
                        rate(row.getObject("rate", Double.class)),
                        timer(row.getString("sleep_timer")),
                        duration(row, "skip_forward_ms"),
                        duration(row, "skip_back_ms"),
                        duration(row, "skip_intro_ms"),
                        duration(row, "skip_outro_ms")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static @Nullable Rate rate(@Nullable Double value) {
        return value == null ? null : new Rate(value);
    }

    private static @Nullable String text(@Nullable SleepTimer timer) {
        return switch (timer) {
            case null -> null;
            case SleepTimer.After(var minutes) -> minutes + MINUTES;
            case SleepTimer.EndOfChapter() -> END_OF_CHAPTER;
            case SleepTimer.Off() -> OFF;
        };
    }

    private static @Nullable SleepTimer timer(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case OFF -> new SleepTimer.Off();
            case END_OF_CHAPTER -> new SleepTimer.EndOfChapter();
            default -> new SleepTimer.After(Integer.parseInt(text, 0, text.length() - MINUTES.length(), 10));
        };
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        var millis = row.getObject(column, Long.class);
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
