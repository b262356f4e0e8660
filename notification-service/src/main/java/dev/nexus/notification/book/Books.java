package dev.nexus.notification.book;

import dev.nexus.platform.database.SqlArrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalogue calls its books, and what they belong to. */
@Repository
public class Books {

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes what the catalogue says last. What it calls by a name that was merged goes by the name that stayed. */
    public void put(UUID book, UUID library, String title, List<Entry> entries) {
        jdbc.sql("""
                        insert into book_title (book_id, library_id, title) values (:book, :library, :title)
                        on conflict (book_id) do update set title = excluded.title, library_id = excluded.library_id
                        """)
                .param("book", book)
                .param("library", library)
                .param("title", title)
                .update();
        putEntries(entries);
        jdbc.sql("delete from book_entry where book_id = :book")
                .param("book", book)
                .update();
        jdbc.sql("""
                        insert into book_entry (book_id, entry_id)
                        select distinct :book::uuid, coalesce(into_id, id)
                        from unnest(cast(:ids as uuid[])) as told (id) left join merged_entry on merged_id = id
                        """)
                .param("book", book)
                .param("ids", SqlArrays.texts(entries, Entry::id))
                .update();
    }

    /** Forgets a book that is gone for good. */
    public void remove(UUID book) {
        jdbc.sql("delete from book_title where book_id = :book")
                .param("book", book)
                .update();
        jdbc.sql("delete from book_entry where book_id = :book")
                .param("book", book)
                .update();
    }

    /** The title of a book; empty while its event has not arrived. */
    public Optional<String> title(UUID book) {
        return Optional.ofNullable(titles(List.of(book)).get(book));
    }

    /** The titles of those of some books that have been heard of. */
    public Map<UUID, String> titles(Collection<UUID> books) {
        return texts("title", books);
    }

    /** The libraries of those of some books of which that is known. */
    public Map<UUID, UUID> libraries(Collection<UUID> books) {
        return texts("library_id", books).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> UUID.fromString(entry.getValue())));
    }

    private Map<UUID, String> texts(String column, Collection<UUID> books) {
        return jdbc
                .sql("select book_id, %1$s from book_title where book_id = any (:books) and %1$s is not null"
                        .formatted(column))
                .param("books", books.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Only what is new or has another name is written, in one order: many books of one author may be told of at the same time. */
    private void putEntries(List<Entry> entries) {
        jdbc.sql("""
                        insert into catalogue_entry (id, kind, library_id, name)
                        select distinct on (told.id) told.id, told.kind, told.library_id, told.name
                        from unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:libraries as uuid[]), cast(:names as text[]))
                            as told (id, kind, library_id, name)
                        left join catalogue_entry known on known.id = told.id
                        where known.name is distinct from told.name
                            and not exists (select from merged_entry where merged_id = told.id)
                        order by told.id
                        on conflict (id) do update set name = excluded.name
                        """)
                .param("ids", SqlArrays.texts(entries, Entry::id))
                .param("kinds", SqlArrays.texts(entries, entry -> entry.kind().column()))
                .param("libraries", SqlArrays.texts(entries, Entry::library))
                .param("names", SqlArrays.texts(entries, Entry::name))
                .update();
    }
}
