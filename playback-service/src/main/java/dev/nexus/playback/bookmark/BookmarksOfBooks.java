package dev.nexus.playback.bookmark;

import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows a listener's bookmarks in many books at once, with one statement. What follows a first page is asked of {@link
 * BookmarkReading}, whose cursors these are.
 */
@Component
public class BookmarksOfBooks {

    private final JdbcClient jdbc;

    BookmarksOfBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The first page of each book's bookmarks, in the order of the book; without the books that are not open to the listener.
     *
     * @param limit how many in each book
     */
    public Map<BookId, Page<Bookmark>> first(ListenerId listener, Collection<BookId> books, int limit) {
        Map<BookId, List<Bookmark>> found = new HashMap<>();
        jdbc.sql("""
                        select book.id as of_book, mark.*
                        from open_book book
                        join open_membership member
                            on member.account_id = :listener and member.library_id = book.library_id
                        left join lateral (
                            select * from bookmark
                            where bookmark.listener_id = :listener and bookmark.book_id = book.id
                            order by bookmark.position_ms, bookmark.id
                            limit :limit
                        ) mark on true
                        where book.id = any (:books)
                        order by book.id, mark.position_ms, mark.id
                        """)
                .param("listener", listener.value())
                .param("books", books.stream().map(BookId::value).toArray(UUID[]::new))
                .param("limit", limit + 1)
                .query(row -> {
                    var marks = found.computeIfAbsent(
                            new BookId(row.getObject("of_book", UUID.class)), _ -> new ArrayList<>());
                    if (row.getObject("listener_id") != null) {
                        marks.add(Bookmarks.read(row, row.getRow()));
                    }
                });
        var request = new PageRequest(limit, null);
        Map<BookId, Page<Bookmark>> pages = new HashMap<>();
        found.forEach((book, rows) -> pages.put(
                book,
                Page.cut(
                        rows,
                        request,
                        last -> Cursor.of(
                                BookmarkReading.OF_BOOK, last.mark().position().millis(), last.id()),
                        row -> row)));
        return pages;
    }
}
