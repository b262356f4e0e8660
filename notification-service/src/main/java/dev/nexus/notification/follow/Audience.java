package dev.nexus.notification.follow;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom new books concern. Asked page by page, in the order of accounts, so that no audience is too large. */
@Repository
public class Audience {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    Audience(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Accounts that follow one of some authors and series, or have finished a book of one of these series; members or not.
     *
     * @param after those up to this one are left out; null for none
     */
    public List<UUID> page(Collection<UUID> entries, Collection<UUID> series, @Nullable UUID after, int atMost) {
        return jdbc.sql("""
                        select account_id from (
                            select following.account_id
                            from unnest(:entries) as entry (id)
                            cross join lateral (
                                select account_id from follow where entry_id = entry.id and account_id > :after
                                order by account_id limit :atMost) following
                            union
                            select finished.account_id
                            from unnest(:series) as entry (id)
                            join book_entry on book_entry.entry_id = entry.id
                            cross join lateral (
                                select account_id from finished_book
                                where finished_book.book_id = book_entry.book_id and account_id > :after
                                order by account_id limit :atMost) finished) concerned
                        order by account_id limit :atMost
                        """)
                .param("entries", array(entries))
                .param("series", array(series))
                .param("after", after == null ? FIRST : after)
                .param("atMost", atMost)
                .query(UUID.class)
                .list();
    }

    /**
     * Why some accounts want to hear of some authors and series.
     *
     * @param newBooks to have finished one of these is no reason
     */
    public List<Interest> interests(
            Collection<UUID> accounts, Collection<UUID> entries, Collection<UUID> series, Collection<UUID> newBooks) {
        return jdbc.sql("""
                        select account_id, entry_id, false as finished from follow
                        where account_id = any (:accounts) and entry_id = any (:entries)
                        union all
                        select distinct account_id, entry_id, true
                        from finished_book join book_entry using (book_id)
                        where account_id = any (:accounts) and entry_id = any (:series) and not book_id = any (:newBooks)
                        """)
                .param("accounts", array(accounts))
                .param("entries", array(entries))
                .param("series", array(series))
                .param("newBooks", array(newBooks))
                .query((row, _) -> new Interest(
                        row.getObject("account_id", UUID.class),
                        row.getObject("entry_id", UUID.class),
                        row.getBoolean("finished")))
                .list();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
