package dev.nexus.catalog.search;

import dev.nexus.catalog.search.SearchEntry.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the index: what has all the words, and one of them in its own name (for a book: anywhere), the best first. */
@Component
class SearchHits {

    /** An entry of the index that was found. */
    record Hit(UUID subject, int ordinal, BigDecimal score) {}

    private static final int SCORE_SCALE = 4;

    private final JdbcClient jdbc;

    SearchHits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A name that is exactly what was typed comes first, then by PostgreSQL's rank, where long texts weigh less. */
    List<Hit> find(Kind kind, SearchWords words, Collection<UUID> libraries, int limit) {
        return jdbc.sql("""
                        select subject_id, ordinal,
                               ts_rank(words, cast(:all as tsquery), 1)
                               + case when folded = :text then 1 else 0 end as score
                        from search_entry
                        where kind = :kind and library_id in (:libraries)
                          and words @@ cast(:all as tsquery)
                          and (kind = 'book' or words @@ cast(:anyInName as tsquery))
                        order by score desc, folded, subject_id, ordinal
                        limit :limit
                        """)
                .param("kind", kind.column())
                .param("libraries", libraries)
                .param("all", words.all())
                .param("anyInName", words.anyInName())
                .param("text", words.text())
                .param("limit", limit)
                .query((row, number) -> new Hit(
                        row.getObject("subject_id", UUID.class),
                        row.getInt("ordinal"),
                        BigDecimal.valueOf(row.getDouble("score")).setScale(SCORE_SCALE, RoundingMode.HALF_UP)))
                .list();
    }
}
