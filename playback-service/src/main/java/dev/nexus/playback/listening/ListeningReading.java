package dev.nexus.playback.listening;

import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when somebody listened. The time is the listener's own: it is told of books, too, that are not open any more. */
@Component
public class ListeningReading {

    private static final String SESSIONS = "listening-sessions";

    private final JdbcClient jdbc;

    ListeningReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All spans that touch a time, by book and time. */
    public List<BookSpan> spans(ListenerId listener, Instant from, Instant to) {
        return jdbc.sql("""
                        select book_id, from_at, to_at from listened_span
                        where listener_id = :listener
                            and day between (:from at time zone 'UTC')::date and (:to at time zone 'UTC')::date
                            and from_at < :to and to_at > :from
                        order by book_id, from_at
                        """)
                .param("listener", listener.value())
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, number) -> new BookSpan(
                        new BookId(row.getObject("book_id", UUID.class)), time(row, "from_at"), time(row, "to_at")))
                .list();
    }

    /**
     * The sessions, the latest first. A session is one book's spans with less than a quarter of an hour between one and the next.
     *
     * @param book only those with this book; null for all
     */
    public <V> Page<V> sessions(
            ListenerId listener, @Nullable BookId book, PageRequest request, Function<ListeningSession, V> view) {
        var before = request.after(SESSIONS, 2);
        var rows = jdbc.sql("""
                        with span as (
                            select book_id, from_at, to_at from listened_span
                            where listener_id = :listener and (cast(:book as uuid) is null or book_id = :book)
                        ), marked as (
                            select *, from_at - lag(to_at) over (partition by book_id order by from_at)
                                < interval '15 min' as goes_on
                            from span
                        ), numbered as (
                            select *, count(*) filter (where goes_on is not true)
                                over (partition by book_id order by from_at) as session
                            from marked
                        ), session as (
                            select book_id, min(from_at) as from_at, max(to_at) as to_at, sum(to_at - from_at) as listened
                            from numbered group by book_id, session
                        )
                        select session.book_id, from_at, to_at, extract(epoch from listened) * 1000 as millis,
                            case when member.account_id is not null then book.title end as title
                        from session
                        left join open_book book on book.id = session.book_id
                        left join open_membership member
                            on member.account_id = :listener and member.library_id = book.library_id
                        where cast(:beforeBook as uuid) is null
                            or (from_at, session.book_id) < (cast(:beforeTime as timestamptz), :beforeBook)
                        order by from_at desc, session.book_id desc
                        limit :limit
                        """)
                .param("listener", listener.value())
                .param("book", book == null ? null : book.value())
                .param(
                        "beforeTime",
                        before.map(cursor -> utc(cursor.instant(0))).orElse(null))
                .param("beforeBook", before.map(cursor -> cursor.uuid(1)).orElse(null))
                .param("limit", request.limit() + 1)
                .query((row, number) -> new ListeningSession(
                        new BookId(row.getObject("book_id", UUID.class)),
                        row.getString("title"),
                        time(row, "from_at"),
                        time(row, "to_at"),
                        Duration.ofMillis(Math.round(row.getDouble("millis")))))
                .list();
        return Page.cut(rows, request, last -> Cursor.of(SESSIONS, last.from(), last.book()), view);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
