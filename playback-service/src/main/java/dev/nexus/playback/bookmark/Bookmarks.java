package dev.nexus.playback.bookmark;

import dev.nexus.platform.database.SqlArrays;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All listeners' bookmarks. */
@Repository
class Bookmarks {

    private final JdbcClient jdbc;

    Bookmarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The bookmarks that a listener has in a book. Until the end of the transaction nobody else can ask: who adds asks before, so no
     * two add what only one may.
     */
    Set<BookmarkId> idsAlone(PlaceKey key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('bookmark ' || :listener || ' ' || :book, 0))")
                .param("listener", key.listener().toString())
                .param("book", key.book().toString())
                .query(row -> {});
        return new HashSet<>(jdbc.sql("select id from bookmark where listener_id = :listener and book_id = :book")
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .query((row, number) -> new BookmarkId(row.getObject("id", UUID.class)))
                .list());
    }

    /** Adds bookmarks, after {@link #idsAlone}; none of them was made later than now. */
    void add(PlaceKey key, List<ForeignMark> marks, Instant now) {
        jdbc.sql("""
                        insert into bookmark (listener_id, book_id, id, position_ms, end_ms, title, note, created_at, changed_at,
                            version)
                        select :listener, :book, id, position_ms, end_ms, title, note, least(created_at, :now), :now, 1
                        from unnest(cast(:ids as uuid[]), cast(:positions as bigint[]), cast(:ends as bigint[]),
                            cast(:titles as text[]), cast(:notes as text[]), cast(:createdAt as timestamptz[]))
                            as mark (id, position_ms, end_ms, title, note, created_at)
                        """)
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", SqlArrays.texts(marks, ForeignMark::id))
                .param(
                        "positions",
                        SqlArrays.numbers(marks, mark -> mark.mark().position().millis()))
                .param(
                        "ends",
                        SqlArrays.numbers(marks, mark -> millis(mark.mark().end())))
                .param("titles", SqlArrays.texts(marks, mark -> mark.mark().title()))
                .param("notes", SqlArrays.texts(marks, mark -> mark.mark().note()))
                .param("createdAt", SqlArrays.texts(marks, ForeignMark::createdAt))
                .update();
    }

    /** A bookmark, until the end of the transaction for this caller alone. */
    Optional<Bookmark> lock(PlaceKey key, BookmarkId id) {
        return jdbc.sql("""
                        select * from bookmark where listener_id = :listener and book_id = :book and id = :id for update
                        """)
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("id", id.value())
                .query(Bookmarks::read)
                .optional();
    }

    /** Puts another mark in the place of what is there. */
    Bookmark change(PlaceKey key, BookmarkId id, Mark mark, Instant now) {
        return jdbc.sql("""
                        update bookmark set position_ms = :position, end_ms = :end, title = :title, note = :note,
                            changed_at = :now, version = version + 1
                        where listener_id = :listener and book_id = :book and id = :id
                        returning *
                        """)
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("id", id.value())
                .param("position", mark.position().millis())
                .param("end", millis(mark.end()))
                .param("title", mark.title())
                .param("note", mark.note())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Bookmarks::read)
                .single();
    }

    void remove(PlaceKey key, BookmarkId id) {
        jdbc.sql("delete from bookmark where listener_id = :listener and book_id = :book and id = :id")
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("id", id.value())
                .update();
    }

    static Bookmark read(ResultSet row, int number) throws SQLException {
        var end = row.getObject("end_ms", Long.class);
        return new Bookmark(
                new BookmarkId(row.getObject("id", UUID.class)),
                new BookId(row.getObject("book_id", UUID.class)),
                new Mark(
                        new Position(row.getLong("position_ms")),
                        end == null ? null : new Position(end),
                        row.getString("title"),
                        row.getString("note")),
                time(row, "created_at"),
                time(row, "changed_at"),
                row.getLong("version"));
    }

    private static @Nullable Long millis(@Nullable Position position) {
        return position == null ? null : position.millis();
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
