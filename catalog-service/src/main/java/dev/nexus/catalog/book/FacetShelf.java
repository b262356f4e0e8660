package dev.nexus.catalog.book;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.nexus.catalog.book.FacetsView.FacetView;
import dev.nexus.catalog.library.LibraryAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what the books of a list have in common, in one statement. */
@Component
public class FacetShelf {

    private record FacetRow(String facet, @Nullable UUID id, String name, long books) {
        FacetView view() {
            return new FacetView(id, name, books);
        }
    }

    private static final String LANGUAGES = "languages";
    private static final String YEARS = "years";
    private static final String STATES = "states";
    private static final String COUNTS = Stream.concat(
                    Arrays.stream(NameList.values()).map(FacetShelf::counted),
                    Stream.of(
                            counted(LANGUAGES, "m.language", "matching m"),
                            counted(YEARS, "cast(m.published_year as text)", "matching m"),
                            counted(STATES, "coalesce(l.state, 'not-started')", """
                                    matching m
                                    left join listening_state l on l.listener_id = :caller and l.book_id = m.id
                                    """)))
            .collect(Collectors.joining("\nunion all\n"));

    private final JdbcClient jdbc;
    private final LibraryAccess access;

    FacetShelf(JdbcClient jdbc, LibraryAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * Counts over all books that the filter lets through and this account may see. What they are to others is not looked at.
     *
     * @param limit how many values of each kind
     */
    @Transactional(readOnly = true)
    public FacetsView count(UUID accountId, BookFilter filter, int limit) {
        var libraries = filter.of(filter.ofRemoved() ? access.curated(accountId) : access.readable(accountId));
        var query = new BookQuery()
                .and("b.library_id = any (:readable)", "readable", libraries.toArray(UUID[]::new))
                .with("limit", limit)
                .with("caller", accountId);
        filter.restrict(query, accountId);
        Map<String, List<FacetView>> facets = jdbc
                .sql("with matching as materialized (select b.id, b.language, b.published_year from book b "
                        + query.where() + ")\n" + COUNTS)
                .params(query.parameters())
                .query(FacetRow.class)
                .list()
                .stream()
                .collect(groupingBy(FacetRow::facet, mapping(FacetRow::view, toList())));
        return new FacetsView(
                of(facets, NameList.AUTHORS),
                of(facets, NameList.NARRATORS),
                of(facets, NameList.SERIES),
                of(facets, NameList.GENRES),
                of(facets, NameList.TAGS),
                of(facets, NameList.PUBLISHERS),
                facets.getOrDefault(LANGUAGES, List.of()),
                facets.getOrDefault(YEARS, List.of()),
                facets.getOrDefault(STATES, List.of()));
    }

    private static List<FacetView> of(Map<String, List<FacetView>> facets, NameList list) {
        return facets.getOrDefault(list.name(), List.of());
    }

    private static String counted(NameList list) {
        return """
                (select '%s' as facet, n.id, n.name, counted.books
                 from (select r.%s as id, count(*) as books from matching m join %s
                       group by r.%2$s order by books desc, id limit :limit) counted
                 join %s n on n.id = counted.id
                 order by counted.books desc, n.folded_name)
                """.formatted(list.name(), list.reference(), list.referencesOf("m.id"), list.table());
    }

    private static String counted(String facet, String value, String from) {
        return """
                (select '%s' as facet, cast(null as uuid) as id, %s as name, count(*) as books from %s
                 where %2$s is not null group by %2$s order by books desc, name limit :limit)
                """.formatted(facet, value, from);
    }
}
