package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads books for those who may see them. To all others a book is not there. */
@Component
public class BookShelf {

    private final JdbcClient jdbc;
    private final LibraryAccess access;
    private final BookParts parts;
    private final PartsOfBooks remembered;

    BookShelf(JdbcClient jdbc, LibraryAccess access, BookParts parts, PartsOfBooks remembered) {
        this.jdbc = jdbc;
        this.access = access;
        this.parts = parts;
        this.remembered = remembered;
    }

    /**
     * One page of the books that this account may see. No transaction: each statement would see what is committed at its own time all the
     * same, and to begin and end one costs as much as a statement.
     *
     * @param sort null for by title
     */
    public Page<BookView> list(UUID accountId, BookFilter filter, @Nullable String sort, PageRequest page) {
        var order = BookSort.of(sort, filter);
        var libraries = filter.of(filter.ofRemoved() ? access.curated(accountId) : access.readable(accountId));
        var query = new BookQuery().and("b.library_id = readable.id").with("readable", rowsOf(libraries));
        filter.restrict(query, accountId);
        page.after(order.list(), 2).ifPresent(place -> query.and(order.after(), "afterKey", place.text(0))
                .with("afterId", place.uuid(1)));
        var rows = libraries.isEmpty() ? List.<BookRow>of() : rows(order, query, page.limit() + 1);
        return Page.cut(rows, page, row -> Cursor.of(order.list(), row.sortKey(), row.id()), row -> row)
                .map(views(rows)::view);
    }

    /**
     * The first books of each library, and of these the first ones: as an index has them, however many there are. With the libraries as rows
     * and the limit as a number, the database knows without a look at them how many rows there will be, and does not plan anew each time, which
     * takes twice as long as to find them.
     */
    private List<BookRow> rows(BookSort order, BookQuery query, int limit) {
        return jdbc.sql(BookRow.SELECT.formatted("""
                        (values :readable) as readable (id)
                        cross join lateral (
                            select b.*, %s as sort_key from book b
                            %s order by %s limit %d
                        ) b
                        """.formatted(order.column(), query.where(), order.orderBy(), limit))
                        + "order by " + order.orderBy("b.sort_key") + " limit " + limit)
                .params(query.parameters())
                .query(BookRow.MAPPER)
                .list();
    }

    /** These books in any order, without those that this account may not see. */
    @Transactional(readOnly = true)
    public List<BookView> byIds(UUID accountId, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<BookRow> rows = rows(accountId, ids);
        var views = views(rows);
        return rows.stream().map(views::view).toList();
    }

    /**
     * One book with its files and chapters.
     *
     * @throws ProblemException 404 when it is not there or in a library that this account is not in
     */
    @Transactional(readOnly = true)
    public Versioned<BookDetailsView> details(UUID accountId, BookId id) {
        List<BookRow> rows = rows(accountId, List.of(id.value()));
        if (rows.isEmpty()) {
            throw new ProblemException(CatalogProblem.BOOK_NOT_FOUND, null);
        }
        var row = rows.getFirst();
        return new Versioned<>(
                row.version(),
                new BookDetailsView(views(rows).view(row), parts.files(row.id()), parts.chapters(row.id())));
    }

    private List<BookRow> rows(UUID accountId, Collection<UUID> ids) {
        return jdbc.sql(BookRow.SELECT.formatted("(select *, sort_title as sort_key from book) b")
                        + "where b.id = any (:ids) and b.library_id = any (:readable) and b.removed_at is null")
                .param("ids", ids.toArray(UUID[]::new))
                .param("readable", of(BookFilter.NONE.of(access.readable(accountId))))
                .query(BookRow.MAPPER)
                .list();
    }

    private BookViews views(List<BookRow> rows) {
        return new BookViews(remembered.of(rows));
    }

    /** One row of one column for each. */
    private static List<Object[]> rowsOf(List<UUID> libraries) {
        return libraries.stream().map(library -> new Object[] {library}).toList();
    }

    private static UUID[] of(List<UUID> libraries) {
        return libraries.toArray(UUID[]::new);
    }
}
