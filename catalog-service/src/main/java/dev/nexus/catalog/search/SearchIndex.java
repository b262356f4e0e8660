package dev.nexus.catalog.search;

import static java.util.Comparator.comparing;

import dev.nexus.catalog.book.BookEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Keeps the search index: PostgreSQL's full text search over words that are folded already. */
@Component
class SearchIndex {

    private static final String PUT = """
            insert into search_entry (kind, subject_id, ordinal, library_id, folded, words)
            values (:kind, :subject, :ordinal, :library, :name,
                    setweight(to_tsvector('simple', :name), 'A') || setweight(to_tsvector('simple', :people), 'B')
                    || setweight(to_tsvector('simple', :titlePage), 'C') || setweight(to_tsvector('simple', :around), 'D'))
            on conflict (kind, subject_id, ordinal) do update set folded = excluded.folded, words = excluded.words
            """;

    private final NamedParameterJdbcTemplate jdbc;

    SearchIndex(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs in the transaction of the change: what was published can be found. */
    @EventListener
    void on(BookEvent event) {
        if (event instanceof BookEvent.OfVisible visible) {
            put(event.library().value(), SearchEntry.of(visible.state()));
        }
    }

    /** In one order, because books share people and series: two publications at once must not wait for each other. */
    private void put(UUID library, List<SearchEntry> entries) {
        jdbc.batchUpdate(
                PUT,
                entries.stream()
                        .sorted(comparing(SearchEntry::kind).thenComparing(SearchEntry::subject))
                        .map(entry -> entry.parameters(library))
                        .toArray(SqlParameterSource[]::new));
    }
}
