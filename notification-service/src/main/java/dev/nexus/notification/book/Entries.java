package dev.nexus.notification.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Authors and series, and which of them turned out to be others. */
@Repository
public class Entries {

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An author or a series, also by the identifier of one that was merged into it. Until the end of the transaction it is not merged into
     * another; empty while it has not been heard of.
     */
    public Optional<Entry> hold(EntryKind kind, UUID id) {
        return held(kind, id).or(() -> held(kind, current(id)));
    }

    /** Which authors and series some books belong to, with their books. */
    public Map<Entry, Set<UUID>> of(Collection<UUID> books) {
        Map<Entry, Set<UUID>> entries = new LinkedHashMap<>();
        jdbc.sql("""
                        select entry.*, book_id from book_entry join catalogue_entry entry on entry.id = entry_id
                        where book_id = any (:books)
                        order by kind, name, id, book_id
                        """).param("books", books.toArray(UUID[]::new)).query(row -> {
            entries.computeIfAbsent(read(row), _ -> new LinkedHashSet<>()).add(row.getObject("book_id", UUID.class));
        });
        return entries;
    }

    /**
     * Takes note that one entry was another all along.
     *
     * @param stays as the catalogue calls it
     * @return where what hung on the merged one belongs now: the one that stays, or what that was merged into itself
     */
    public UUID merge(Entry stays, UUID merged) {
        lock(stays.library());
        var target = current(stays.id());
        if (target.equals(merged)) {
            return target;
        }
        jdbc.sql("delete from catalogue_entry where id = :merged")
                .param("merged", merged)
                .update();
        if (target.equals(stays.id())) {
            jdbc.sql("""
                            insert into catalogue_entry (id, kind, library_id, name) values (:id, :kind, :library, :name)
                            on conflict (id) do update set name = excluded.name
                            """)
                    .param("id", target)
                    .param("kind", stays.kind().column())
                    .param("library", stays.library())
                    .param("name", stays.name())
                    .update();
        }
        jdbc.sql("update merged_entry set into_id = :target where into_id = :merged")
                .param("target", target)
                .param("merged", merged)
                .update();
        jdbc.sql("""
                        insert into merged_entry (merged_id, into_id) values (:merged, :target)
                        on conflict (merged_id) do update set into_id = excluded.into_id
                        """).param("merged", merged).param("target", target).update();
        jdbc.sql("""
                        insert into book_entry (book_id, entry_id) select book_id, :target from book_entry where entry_id = :merged
                        on conflict do nothing
                        """).param("merged", merged).param("target", target).update();
        jdbc.sql("delete from book_entry where entry_id = :merged")
                .param("merged", merged)
                .update();
        return target;
    }

    /** What an identifier stands for now: itself, unless it was merged. */
    private UUID current(UUID id) {
        return jdbc.sql("select into_id from merged_entry where merged_id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElse(id);
    }

    private Optional<Entry> held(EntryKind kind, UUID id) {
        return jdbc.sql("select * from catalogue_entry where id = :id and kind = :kind for share")
                .param("id", id)
                .param("kind", kind.column())
                .query((row, _) -> read(row))
                .optional();
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                EntryKind.ofColumn(row.getString("kind")),
                row.getObject("library_id", UUID.class),
                row.getString("name"));
    }

    /** One merge of a library at a time, so that none misses what another moves. */
    private void lock(UUID library) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('merges ' || :library, 0))")
                .param("library", library.toString())
                .query(row -> {});
    }
}
