package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the names of a library, with how many books have each. What no book on the shelf has is not listed. */
@Component
public class NameShelf {

    private record NameRow(UUID id, UUID libraryId, String name, String foldedName, long books) {
        NameView view() {
            return new NameView(id, libraryId, name, books);
        }
    }

    private final JdbcClient jdbc;
    private final LibraryAccess access;

    NameShelf(JdbcClient jdbc, LibraryAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * One page of the names in the caller's libraries, in alphabetical order.
     *
     * @param library null for all
     * @param start what the names begin with, without regard to case and accents; null for all
     */
    @Transactional(readOnly = true)
    public Page<NameView> list(
            UUID accountId, NameList list, @Nullable UUID library, @Nullable String start, PageRequest page) {
        var query = new BookQuery()
                .and("n.library_id = readable.id")
                .and("n.merged_into is null")
                .and("counted.books > 0")
                .with("readable", readable(accountId, library))
                .with("limit", page.limit() + 1);
        if (start != null && !start.isBlank()) {
            // A range and not "like": an index serves it whatever the parameter is.
            var folded = Names.key(start.replace("\0", ""));
            query.and("n.folded_name >= :start", "start", folded)
                    .and("n.folded_name < :end", "end", folded + Character.toString(Character.MAX_CODE_POINT));
        }
        page.after(list.cursor(), 2).ifPresent(place -> query.and(
                        "(n.folded_name, n.id) > (:afterName, :afterId)", "afterName", place.text(0))
                .with("afterId", place.uuid(1)));
        var rows = jdbc.sql("""
                        select n.*
                        from unnest(:readable) as readable (id)
                        cross join lateral (
                            select n.id, n.library_id, n.name, n.folded_name, counted.books
                            from %s n cross join lateral (%s) as counted (books)
                            %s
                            order by n.folded_name, n.id limit :limit
                        ) n
                        order by n.folded_name, n.id limit :limit
                        """.formatted(list.table(), list.countOfBooks(), query.where()))
                .params(query.parameters())
                .query(NameRow.class)
                .list();
        return Page.cut(rows, page, row -> Cursor.of(list.cursor(), row.foldedName(), row.id()), NameRow::view);
    }

    /**
     * One name. One that was merged is answered by what it has become.
     *
     * @throws ProblemException {@code name-not-found} when it is not there or in a library that this account is not in
     */
    @Transactional(readOnly = true)
    public NameView one(UUID accountId, NameList list, UUID id) {
        return jdbc.sql("""
                        select n.id, n.library_id, n.name, n.folded_name, counted.books
                        from %1$s asked
                        join %1$s n on n.id = coalesce(asked.merged_into, asked.id)
                        cross join lateral (%2$s) as counted (books)
                        where asked.id = :id and n.library_id = any (:readable)
                        """.formatted(list.table(), list.countOfBooks()))
                .param("id", id)
                .param("readable", readable(accountId, null))
                .query(NameRow.class)
                .optional()
                .map(NameRow::view)
                .orElseThrow(() -> new ProblemException(CatalogProblem.NAME_NOT_FOUND, null));
    }

    /**
     * Several names, by the ids that they were asked for by: one that was merged is answered by what it has become. Those that are
     * not there or in a library that this account is not in are left out.
     */
    @Transactional(readOnly = true)
    public Map<UUID, NameView> byIds(UUID accountId, NameList list, Collection<UUID> ids) {
        Map<UUID, NameView> names = new HashMap<>();
        if (ids.isEmpty()) {
            return names;
        }
        jdbc.sql("""
                        select asked.id as asked, n.id, n.library_id, n.name, counted.books
                        from %1$s asked
                        join %1$s n on n.id = coalesce(asked.merged_into, asked.id)
                        cross join lateral (%2$s) as counted (books)
                        where asked.id = any (:ids) and n.library_id = any (:readable)
                        """.formatted(list.table(), list.countOfBooks()))
                .param("ids", ids.toArray(UUID[]::new))
                .param("readable", readable(accountId, null))
                .query(row -> {
                    names.put(
                            row.getObject("asked", UUID.class),
                            new NameView(
                                    row.getObject("id", UUID.class),
                                    row.getObject("library_id", UUID.class),
                                    row.getString("name"),
                                    row.getLong("books")));
                });
        return names;
    }

    private UUID[] readable(UUID accountId, @Nullable UUID library) {
        return access.readable(accountId).stream()
                .map(readable -> readable.value())
                .filter(each -> library == null || library.equals(each))
                .toArray(UUID[]::new);
    }
}
