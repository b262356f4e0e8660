package dev.nexus.catalog.book;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the first page of the books of many series, authors or narrators: as many statements as for one. What follows a page is
 * asked of {@link BookShelf}, whose cursors these are.
 */
@Component
public class FirstBooks {

    /** A book in the list of one name. */
    private record Place(UUID name, UUID id, String sortKey) {}

    private final JdbcClient jdbc;
    private final LibraryAccess access;
    private final BookShelf shelf;

    FirstBooks(JdbcClient jdbc, LibraryAccess access, BookShelf shelf) {
        this.jdbc = jdbc;
        this.access = access;
        this.shelf = shelf;
    }

    /**
     * The first pages, by name; a name without a book that this account may see has an empty one.
     *
     * @param list what the names are
     * @param sort null for by title
     * @param limit how many books of each name
     * @throws ProblemException {@code invalid-parameter} when there is no such order
     */
    @Transactional(readOnly = true)
    public Map<UUID, Page<BookView>> of(
            UUID accountId, NameList list, Collection<UUID> names, @Nullable String sort, int limit) {
        var order = order(list, sort, names);
        var request = new PageRequest(limit, null);
        var places = places(accountId, list, names, order, limit + 1);
        var books = shelf
                .byIds(accountId, places.stream().map(Place::id).distinct().toList())
                .stream()
                .collect(toMap(BookView::id, identity()));
        var byName =
                places.stream().filter(place -> books.containsKey(place.id())).collect(groupingBy(Place::name));
        Map<UUID, Page<BookView>> pages = new HashMap<>();
        names.forEach(name -> pages.put(
                name,
                Page.cut(
                        byName.getOrDefault(name, List.of()),
                        request,
                        last -> Cursor.of(order.list(), last.sortKey(), last.id()),
                        place -> Objects.requireNonNull(books.get(place.id())))));
        return pages;
    }

    private static BookSort order(NameList list, @Nullable String sort, Collection<UUID> names) {
        var filter = list == NameList.SERIES && !names.isEmpty()
                ? BookFilter.inSeries(names.iterator().next())
                : BookFilter.NONE;
        return BookSort.of(sort, filter);
    }

    private List<Place> places(UUID accountId, NameList list, Collection<UUID> names, BookSort order, int limit) {
        var column = order.column().replace(":series", "asked.id");
        var orderBy = order.orderBy(column);
        return jdbc.sql("""
                        select asked.id as name, b.id, b.sort_key
                        from unnest(:names) as asked (id)
                        cross join lateral (
                            select b.id, %1$s as sort_key, row_number() over (order by %2$s) as place
                            from book b join %3$s
                            where r.%4$s = asked.id and b.removed_at is null and b.library_id = any (:readable)
                            order by %2$s limit :limit
                        ) b
                        order by asked.id, b.place
                        """.formatted(column, orderBy, list.referencesOf("b.id"), list.reference()))
                .param("names", names.toArray(UUID[]::new))
                .param(
                        "readable",
                        access.readable(accountId).stream()
                                .map(LibraryId::value)
                                .toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, number) -> new Place(
                        row.getObject("name", UUID.class), row.getObject("id", UUID.class), row.getString("sort_key")))
                .list();
    }
}
