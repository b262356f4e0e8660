package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookId;
import dev.nexus.platform.id.IdSource;
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

    /** A review that was written, and whether it is out of sight. */
    record Written(UUID id, boolean hidden) {}

    private final JdbcClient jdbc;
    private final IdSource ids;

    Reviews(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * Takes the place of what the same member has thought before; a hidden one stays hidden, an answered one answered. Empty when
     * the same was said before.
     */
    Optional<Written> put(BookId book, UUID account, WriteReview review, Instant at) {
        return jdbc.sql("""
                        insert into review as known (id, book_id, account_id, rating, text, spoiler, created_at, updated_at)
                        values (:id, :book, :account, :rating, :text, :spoiler, :at, :at)
                        on conflict (book_id, account_id) do update
                        set rating = excluded.rating, text = excluded.text, spoiler = excluded.spoiler,
                            updated_at = excluded.updated_at
                        where (known.rating, known.text, known.spoiler)
                            is distinct from (excluded.rating, excluded.text, excluded.spoiler)
                        returning id, hidden_at is not null as hidden
                        """)
                .param("id", ids.next())
                .param("book", book.value())
                .param("account", account)
                .param("rating", review.rating())
                .param("text", review.textOrNull())
                .param("spoiler", review.isSpoiler())
                .param("at", utc(at))
                .query(Written.class)
                .optional();
    }

    /** Empty when there is none. */
    Optional<ReviewId> delete(BookId book, UUID account) {
        return jdbc.sql("delete from review where book_id = :book and account_id = :account returning id")
                .param("book", book.value())
                .param("account", account)
                .query(UUID.class)
                .optional()
                .map(ReviewId::new);
    }

    /** Takes a review out of sight, or back when {@code at} is null. Empty when it is so already, or there is none. */
    Optional<ReviewId> hide(BookId book, UUID account, @Nullable Instant at) {
        return jdbc.sql("""
                        update review set hidden_at = :at
                        where book_id = :book and account_id = :account and (hidden_at is null) = :hide
                        returning id
                        """)
                .param("book", book.value())
                .param("account", account)
                .param("at", at == null ? null : utc(at))
                .param("hide", at != null)
                .query(UUID.class)
                .optional()
                .map(ReviewId::new);
    }

    /** Answers a review. Empty when that was the answer before, or there is no such review. */
    Optional<ReviewId> answer(BookId book, UUID account, AnswerReview answer, UUID answerer, Instant at) {
        return jdbc.sql("""
                        update review set answer = :text, answered_by = :answerer, answered_at = :at
                        where book_id = :book and account_id = :account and answer is distinct from :text
                        returning id
                        """)
                .param("book", book.value())
                .param("account", account)
                .param("text", answer.text().value())
                .param("answerer", answerer)
                .param("at", utc(at))
                .query(UUID.class)
                .optional()
                .map(ReviewId::new);
    }

    void takeAnswerBack(BookId book, UUID account) {
        jdbc.sql("""
                        update review set answer = null, answered_by = null, answered_at = null
                        where book_id = :book and account_id = :account
                        """).param("book", book.value()).param("account", account).update();
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
    List<ReviewView> latest(BookId book, UUID reader, boolean all, @Nullable Place before, int limit) {
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
                .param("before", before == null ? null : utc(before.updatedAt()))
                .param("beforeAccount", before == null ? null : before.account())
                .param("limit", limit)
                .query(Reviews::view)
                .list();
    }

    /** A place in the list of a book's reviews. */
    record Place(Instant updatedAt, UUID account) {}

    static ReviewView view(ResultSet row, int number) throws SQLException {
        return new ReviewView(
                row.getObject("account_id", UUID.class),
                row.getInt("rating"),
                row.getString("text"),
                row.getBoolean("spoiler"),
                row.getObject("hidden_at") != null,
                instant(row, "created_at"),
                instant(row, "updated_at"),
                answer(row));
    }

    private static ReviewView.@Nullable Answer answer(ResultSet row) throws SQLException {
        String text = row.getString("answer");
        return text == null
                ? null
                : new ReviewView.Answer(text, row.getObject("answered_by", UUID.class), instant(row, "answered_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
