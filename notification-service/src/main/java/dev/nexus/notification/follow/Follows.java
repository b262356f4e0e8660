package dev.nexus.notification.follow;

import dev.nexus.notification.book.Entry;
import dev.nexus.notification.book.EntryKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who follows whom and what. */
@Repository
class Follows {

    private final JdbcClient jdbc;

    Follows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else changes what an account follows. */
    void lock(UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('follows ' || :account, 0))")
                .param("account", account.toString())
                .query(row -> {});
    }

    boolean contains(UUID account, UUID entry) {
        return jdbc.sql("select exists (select from follow where account_id = :account and entry_id = :entry)")
                .param("account", account)
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    int count(UUID account, EntryKind kind) {
        return jdbc.sql("select count(*) from follow where account_id = :account and kind = :kind")
                .param("account", account)
                .param("kind", kind.column())
                .query(Integer.class)
                .single();
    }

    void add(UUID id, UUID account, Entry entry, Instant now) {
        jdbc.sql("""
                        insert into follow (id, account_id, kind, entry_id, followed_at)
                        values (:id, :account, :kind, :entry, :now) on conflict do nothing
                        """)
                .param("id", id)
                .param("account", account)
                .param("kind", entry.kind().column())
                .param("entry", entry.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends a following, also by the identifier of an entry that was merged into the one that is followed. */
    void remove(UUID account, EntryKind kind, UUID entry) {
        jdbc.sql("""
                        delete from follow where account_id = :account and kind = :kind and (
                            entry_id = :entry or entry_id = (select into_id from merged_entry where merged_id = :entry))
                        """)
                .param("account", account)
                .param("kind", kind.column())
                .param("entry", entry)
                .update();
    }

    /** Lets all who follow one entry follow another. */
    void move(UUID from, UUID to) {
        if (from.equals(to)) {
            return;
        }
        jdbc.sql("""
                        update follow set entry_id = :to where entry_id = :from and not exists (
                            select from follow other where other.account_id = follow.account_id and other.entry_id = :to)
                        """).param("from", from).param("to", to).update();
        jdbc.sql("delete from follow where entry_id = :from")
                .param("from", from)
                .update();
    }

    /** The newest first, those before a given one when it is given. */
    List<Follow> newest(UUID account, @Nullable UUID before, int atMost) {
        return jdbc.sql("""
                        select follow.id, follow.kind, follow.entry_id, follow.followed_at, entry.library_id, entry.name
                        from follow
                        left join catalogue_entry entry on entry.id = follow.entry_id
                            and exists (
                                select from membership
                                where account_id = :account and membership.library_id = entry.library_id and granted)
                            and not exists (select from deleted_library gone where gone.library_id = entry.library_id)
                        where follow.account_id = :account and (cast(:before as uuid) is null or follow.id < :before)
                        order by follow.id desc limit :atMost
                        """)
                .param("account", account)
                .param("before", before)
                .param("atMost", atMost)
                .query(Follows::read)
                .list();
    }

    private static Follow read(ResultSet row, int number) throws SQLException {
        return new Follow(
                row.getObject("id", UUID.class),
                EntryKind.ofColumn(row.getString("kind")),
                row.getObject("entry_id", UUID.class),
                row.getObject("library_id", UUID.class),
                row.getString("name"),
                row.getObject("followed_at", OffsetDateTime.class).toInstant());
    }
}
