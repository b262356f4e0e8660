package dev.nexus.notification.gathering;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who brought which books along lately. */
@Repository
class ImportedBooks {

    private final JdbcClient jdbc;

    ImportedBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID account, Collection<UUID> books, Instant now) {
        jdbc.sql("""
                        insert into imported_book (book_id, account_id, imported_at)
                        select distinct book, :account::uuid, cast(:now as timestamptz) from unnest(:books) book
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("books", books.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of some books that some accounts brought along, by account. */
    Map<UUID, Set<UUID>> among(Collection<UUID> accounts, Collection<UUID> books) {
        Map<UUID, Set<UUID>> imported = new HashMap<>();
        jdbc.sql("""
                        select account_id, book_id from imported_book
                        where account_id = any (:accounts) and book_id = any (:books)
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("books", books.toArray(UUID[]::new))
                .query(row -> {
                    imported.computeIfAbsent(row.getObject("account_id", UUID.class), _ -> new HashSet<>())
                            .add(row.getObject("book_id", UUID.class));
                });
        return imported;
    }

    void removeOld(Instant before) {
        jdbc.sql("delete from imported_book where imported_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
