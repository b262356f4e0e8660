package dev.nexus.playback.bookmark;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows a listener's bookmarks, in the books of the listener's libraries only. */
@Component
public class BookmarkReading {

    static final String OF_BOOK = "bookmarks-of-book";
    private static final String NEWEST = "bookmarks-newest";

    private static final String OPEN = """
            select bookmark.*
            from bookmark
            join open_book book on book.id = bookmark.book_id
            join open_membership member on member.account_id = bookmark.listener_id and member.library_id = book.library_id
            where bookmark.listener_id = :listener
            """;

    private final JdbcClient jdbc;
    private final Books books;

    BookmarkReading(JdbcClient jdbc, Books books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    /** One of them; the same problem for a bookmark that is not there and for a book that is not open to the listener. */
    public Bookmark find(PlaceKey key, BookmarkId id) {
        return jdbc.sql(OPEN + " and bookmark.book_id = :book and bookmark.id = :id")
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("id", id.value())
                .query(Bookmarks::read)
                .optional()
                .orElseThrow(() -> absent(key, id));
    }

    /**
     * Those in one book, in the order of the book.
     *
     * @throws ProblemException {@code not-found} for a book that is not open to the listener
     */
    public <V> Page<V> ofBook(PlaceKey key, PageRequest request, Function<Bookmark, V> view) {
        books.open(key);
        var after = request.after(OF_BOOK, 2);
        var rows = jdbc.sql(OPEN + """
                         and bookmark.book_id = :book
                        and (cast(:afterId as uuid) is null
                            or (bookmark.position_ms, bookmark.id) > (cast(:afterPosition as bigint), :afterId))
                        order by bookmark.position_ms, bookmark.id
                        limit :limit
                        """)
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("afterPosition", after.map(cursor -> cursor.number(0)).orElse(null))
                .param("afterId", after.map(cursor -> cursor.uuid(1)).orElse(null))
                .param("limit", request.limit() + 1)
                .query(Bookmarks::read)
                .list();
        return Page.cut(
                rows, request, last -> Cursor.of(OF_BOOK, last.mark().position().millis(), last.id()), view);
    }

    /** Those in all books, the newest first. */
    public <V> Page<V> newest(ListenerId listener, PageRequest request, Function<Bookmark, V> view) {
        var before = request.after(NEWEST, 2);
        var rows = jdbc.sql(OPEN + """
                         and (cast(:beforeId as uuid) is null
                            or (bookmark.created_at, bookmark.id) < (cast(:beforeTime as timestamptz), :beforeId))
                        order by bookmark.created_at desc, bookmark.id desc
                        limit :limit
                        """)
                .param("listener", listener.value())
                .param(
                        "beforeTime",
                        before.map(cursor -> cursor.instant(0).atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("beforeId", before.map(cursor -> cursor.uuid(1)).orElse(null))
                .param("limit", request.limit() + 1)
                .query(Bookmarks::read)
                .list();
        return Page.cut(rows, request, last -> Cursor.of(NEWEST, last.createdAt(), last.id()), view);
    }

    /** All of them, by book and position. */
    public List<Bookmark> all(ListenerId listener) {
        return jdbc.sql(OPEN + " order by bookmark.book_id, bookmark.position_ms, bookmark.id")
                .param("listener", listener.value())
                .query(Bookmarks::read)
                .list();
    }

    static ProblemException absent(PlaceKey key, BookmarkId id) {
        return new ProblemException(
                CommonProblem.NOT_FOUND, "There is no bookmark %s in book %s.".formatted(id, key.book()));
    }
}
