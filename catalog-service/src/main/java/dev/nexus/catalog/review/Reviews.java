package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Reviews {

    private final JdbcClient jdbc;

    Reviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the place of what the same member has thought before; a hidden one stays hidden. */
    void put(BookId book, UUID account, WriteReview review, Instant at) {
        jdbc.sql("""
                        insert into review (book_id, account_id, rating, text, spoiler, created_at, updated_at)
                        values (:book, :account, :rating, :text, :spoiler, :at, :at)
                        on conflict (book_id, account_id) do update
                        set rating = excluded.rating, text = excluded.text, spoiler = excluded.spoiler,
                            updated_at = excluded.updated_at
                        """)
                .param("book", book.value())
                .param("account", account)
                .param("rating", review.rating())
                .param("text", review.textOrNull())
                .param("spoiler", review.isSpoiler())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean delete(BookId book, UUID account) {
        return jdbc.sql("delete from review where book_id = :book and account_id = :account")
                        .param("book", book.value())
                        .param("account", account)
                        .update()
                > 0;
    }

    /** Takes a review out of sight, or back when {@code at} is null; false when there is none. */
    boolean hide(BookId book, UUID account, @Nullable Instant at) {
        return jdbc.sql("update review set hidden_at = :at where book_id = :book and account_id = :account")
                        .param("book", book.value())
                        .param("account", account)
                        .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    Optional<ReviewView> find(BookId book, UUID account) {
        return jdbc.sql("select * from review where book_id = :book and account_id = :account")
                .param("book", book.value())
                .param("account", account)
                .query(Reviews::view)
                .optional();
    }

    /**
     * The latest reviews of a book.
     *
     * @param reader who sees hidden ones of their own
     * @param all whether the reader sees all hidden ones
     * @param before where to go on; null for the latest
     */
    List<ReviewView> latest(BookId book, UUID reader, boolean all, @Nullable ReviewView before, int limit) {
        return jdbc.sql("""
                        select * from review
                        where book_id = :book and (hidden_at is null or :all or account_id = :reader)
                          and (cast(:before as timestamptz) is null or (updated_at, account_id) < (:before, :beforeAccount))
                        order by updated_at desc, account_id desc
                        limit :limit
                        """)
                .param("book", book.value())
                .param("reader", reader)
                .param("all", all)
                .param("before", before == null ? null : before.updatedAt().atOffset(ZoneOffset.UTC))
                .param("beforeAccount", before == null ? null : before.accountId())
                .param("limit", limit)
                .query(Reviews::view)
                .list();
    }

    private static ReviewView view(ResultSet row, int number) throws SQLException {
        return new ReviewView(
                row.getObject("account_id", UUID.class),
                row.getInt("rating"),
                row.getString("text"),
                row.getBoolean("spoiler"),
                row.getObject("hidden_at") != null,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
