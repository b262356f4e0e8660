package dev.nexus.catalog.review;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows what members think of many books at once: as many statements as for one. What follows a first page is asked of {@link
 * ReviewReading}, whose cursors these are.
 */
@Component
public class ReviewsOfBooks {

    private final JdbcClient jdbc;
    private final LibraryAccess access;

    ReviewsOfBooks(JdbcClient jdbc, LibraryAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * The first page of each book's reviews, the latest first, by book; without the books that this account may not see.
     *
     * @param limit how many of each book
     */
    @Transactional(readOnly = true)
    public Map<UUID, Page<ReviewView>> latest(UUID accountId, Collection<UUID> books, int limit) {
        Map<UUID, List<ReviewView>> found = new HashMap<>();
        jdbc.sql("""
                        select b.id as of_book, r.*
                        from book b
                        left join lateral (
                            select * from review
                            where book_id = b.id
                              and (hidden_at is null or account_id = :reader or b.library_id = any (:curated))
                            order by updated_at desc, account_id desc
                            limit :limit
                        ) r on true
                        where b.id = any (:books) and b.removed_at is null and b.library_id = any (:readable)
                        order by b.id, r.updated_at desc, r.account_id desc
                        """)
                .param("reader", accountId)
                .param("books", books.toArray(UUID[]::new))
                .param("readable", ids(access.readable(accountId)))
                .param("curated", ids(access.curated(accountId)))
                .param("limit", limit + 1)
                .query(row -> {
                    var reviews = found.computeIfAbsent(row.getObject("of_book", UUID.class), _ -> new ArrayList<>());
                    if (row.getObject("account_id") != null) {
                        reviews.add(Reviews.view(row, row.getRow()));
                    }
                });
        var request = new PageRequest(limit, null);
        Map<UUID, Page<ReviewView>> pages = new HashMap<>();
        found.forEach((book, rows) -> pages.put(
                book,
                Page.cut(
                        rows,
                        request,
                        last -> Cursor.of(ReviewReading.LIST, last.updatedAt(), last.accountId()),
                        row -> row)));
        return pages;
    }

    /** What the caller thinks of these books, by book; without those that the caller has not reviewed or may not see. */
    @Transactional(readOnly = true)
    public Map<UUID, ReviewView> own(UUID accountId, Collection<UUID> books) {
        Map<UUID, ReviewView> reviews = new HashMap<>();
        if (books.isEmpty()) {
            return reviews;
        }
        jdbc.sql("""
                        select r.*
                        from review r join book b on b.id = r.book_id
                        where r.account_id = :reader and b.id = any (:books) and b.removed_at is null
                          and b.library_id = any (:readable)
                        """)
                .param("reader", accountId)
                .param("books", books.toArray(UUID[]::new))
                .param("readable", ids(access.readable(accountId)))
                .query(row -> {
                    reviews.put(row.getObject("book_id", UUID.class), Reviews.view(row, row.getRow()));
                });
        return reviews;
    }

    private static UUID[] ids(List<LibraryId> libraries) {
        return libraries.stream().map(LibraryId::value).toArray(UUID[]::new);
    }
}
