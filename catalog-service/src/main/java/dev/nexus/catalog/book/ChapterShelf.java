package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the chapters of many books with one statement, for those who may see them. */
@Component
public class ChapterShelf {

    private final JdbcClient jdbc;
    private final LibraryAccess access;

    ChapterShelf(JdbcClient jdbc, LibraryAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** The chapters by book, each in the order of the book; without those books that have none or that this account may not see. */
    public Map<UUID, List<BookDetailsView.ChapterView>> of(UUID accountId, Collection<UUID> books) {
        Map<UUID, List<BookDetailsView.ChapterView>> chapters = new HashMap<>();
        if (books.isEmpty()) {
            return chapters;
        }
        jdbc.sql("""
                        select c.book_id, c.ordinal, c.title, c.start_millis, c.end_millis
                        from chapter c join book b on b.id = c.book_id
                        where b.id = any (:books) and b.removed_at is null and b.library_id = any (:readable)
                        order by c.book_id, c.ordinal
                        """)
                .param("books", books.toArray(UUID[]::new))
                .param(
                        "readable",
                        access.readable(accountId).stream()
                                .map(LibraryId::value)
                                .toArray(UUID[]::new))
                .query(row -> {
                    chapters.computeIfAbsent(row.getObject("book_id", UUID.class), _ -> new ArrayList<>())
                            .add(new BookDetailsView.ChapterView(
                                    row.getInt("ordinal"),
                                    row.getString("title"),
                                    Seconds.ofMillis(row.getLong("start_millis")),
                                    Seconds.ofMillis(row.getLong("end_millis"))));
                });
        return chapters;
    }
}
