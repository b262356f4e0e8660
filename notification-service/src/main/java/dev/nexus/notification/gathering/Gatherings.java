package dev.nexus.notification.gathering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits to be told together. */
@Repository
class Gatherings {

    private final JdbcClient jdbc;

    Gatherings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Joins the open gathering, or opens one. It is due when nothing more has come for a while, at the latest a pause after it was opened,
     * and never sooner than a pause after the one before was told. Until the end of the transaction nobody closes it.
     */
    UUID join(
            UUID id, Topic topic, UUID library, @Nullable UUID account, GatheringSettings.Rhythm rhythm, Instant now) {
        return jdbc.sql("""
                        insert into gathering (id, topic, library_id, account_id, opened_at, due_at)
                        select :id, :topic, :library, cast(:account as uuid), :now, greatest(:quiet, told.closed_at + cast(:pause as interval))
                        from (
                            select max(closed_at) as closed_at from gathering
                            where topic = :topic and library_id = :library
                                and account_id is not distinct from cast(:account as uuid)) told
                        on conflict (topic, library_id, account_id) where closed_at is null do update set due_at = greatest(
                            least(:quiet, gathering.opened_at + cast(:pause as interval)), (
                                select max(before.closed_at) + cast(:pause as interval) from gathering before
                                where before.topic = :topic and before.library_id = :library
                                    and before.account_id is not distinct from cast(:account as uuid)))
                        returning id
                        """)
                .param("id", id)
                .param("topic", topic.column())
                .param("library", library)
                .param("account", account)
                .param("now", utc(now))
                .param("quiet", utc(now.plus(rhythm.quiet())))
                .param("pause", rhythm.pause().toString())
                .query(UUID.class)
                .single();
    }

    void add(UUID gathering, Item item) {
        jdbc.sql("""
                        insert into gathered (gathering_id, item_id, book_id, books, problem)
                        values (:gathering, :item, :book, :books, :problem) on conflict do nothing
                        """)
                .param("gathering", gathering)
                .param("item", item.id())
                .param("book", item.book())
                .param("books", item.books())
                .param("problem", item.problem())
                .update();
    }

    /** Whether a new book was put aside of late, be it told or not. */
    boolean hasBook(UUID book) {
        return jdbc.sql("""
                        select exists (
                            select from gathered join gathering on gathering.id = gathering_id
                            where topic = 'new-books' and gathered.book_id = :book)
                        """).param("book", book).query(Boolean.class).single();
    }

    /** Takes a book out of what has not been told yet. */
    void removeBook(UUID book) {
        jdbc.sql("""
                        delete from gathered using gathering
                        where gathering.id = gathering_id and topic = 'new-books' and done_at is null and gathered.book_id = :book
                        """).param("book", book).update();
    }

    /** Those that are due for longest. */
    List<UUID> due(int atMost, Instant now) {
        return jdbc.sql(
                        "select id from gathering where done_at is null and due_at <= :now order by due_at limit :atMost")
                .param("now", utc(now))
                .param("atMost", atMost)
                .query(UUID.class)
                .list();
    }

    /** One that is due, until the end of the transaction for this caller alone, and closed; empty when another has it or has told it. */
    Optional<Gathering> close(UUID id, Instant now) {
        return jdbc.sql("""
                        update gathering set closed_at = coalesce(closed_at, :now)
                        where id = (
                            select id from gathering where id = :id and done_at is null and due_at <= :now
                            for update skip locked)
                        returning *
                        """)
                .param("id", id)
                .param("now", utc(now))
                .query(Gatherings::read)
                .optional();
    }

    List<Item> items(UUID gathering) {
        return jdbc.sql("select * from gathered where gathering_id = :gathering order by item_id")
                .param("gathering", gathering)
                .query((row, _) -> new Item(
                        row.getObject("item_id", UUID.class),
                        row.getObject("book_id", UUID.class),
                        row.getInt("books"),
                        row.getString("problem")))
                .list();
    }

    /** Those up to an account have been told; others are due later, and come first until then. */
    void toldTo(UUID gathering, UUID account, Instant now) {
        jdbc.sql("update gathering set told_to = :account, due_at = :now where id = :id")
                .param("id", gathering)
                .param("account", account)
                .param("now", utc(now))
                .update();
    }

    void done(UUID gathering, Instant now) {
        jdbc.sql("update gathering set done_at = :now, told_to = null where id = :id")
                .param("id", gathering)
                .param("now", utc(now))
                .update();
    }

    void putOff(UUID gathering, Instant until) {
        jdbc.sql("update gathering set due_at = :until where id = :id")
                .param("id", gathering)
                .param("until", utc(until))
                .update();
    }

    int removeOld(Instant before, int atMost) {
        return jdbc.sql("""
                        delete from gathering where id in (
                            select id from gathering where done_at < :before limit :atMost for update skip locked)
                        """)
                .param("before", utc(before))
                .param("atMost", atMost)
                .update();
    }

    static Duration longestPause(GatheringSettings settings) {
        return settings.newBooks().pause().compareTo(settings.imports().pause()) > 0
                ? settings.newBooks().pause()
                : settings.imports().pause();
    }

    private static Gathering read(ResultSet row, int number) throws SQLException {
        return new Gathering(
                row.getObject("id", UUID.class),
                Topic.ofColumn(row.getString("topic")),
                row.getObject("library_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("told_to", UUID.class));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
