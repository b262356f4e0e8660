package dev.nexus.catalog.search;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/** The best hits of each kind. */
final class SearchHits {

    /** An entry of the index that was found. */
    record Hit(UUID subject, int ordinal, String name, BigDecimal score) {}

    private static final int SCORE_SCALE = 4;

    /** From so many words on, one of them may be wrong altogether. */
    private static final int FORGIVING_FROM = 4;

    private SearchHits() {}

    /**
     * Finds entries in some libraries, the best first; when two are as good, by name. Typos are looked for only where nothing is
     * called by all the words as they are.
     */
    static Map<Kind, List<Hit>> find(
            IndexSearcher searcher, Collection<Kind> kinds, SearchWords words, Collection<UUID> libraries, int limit)
            throws IOException {
        var named = false;
        for (var kind : kinds) {
            named = named || searcher.search(SearchQueries.named(kind, words, libraries), 1).scoreDocs.length > 0;
        }
        var near = new NearWords(searcher.getIndexReader(), words, libraries);
        Map<Kind, List<Hit>> found = new EnumMap<>(Kind.class);
        for (var kind : kinds) {
            var spelling = named ? Spelling.EXACT : near.of(kind);
            var hits = find(searcher, kind, words, spelling, libraries, 0, limit);
            var forgiving = hits.isEmpty() && !named && words.words().size() >= FORGIVING_FROM;
            found.put(kind, forgiving ? find(searcher, kind, words, spelling, libraries, 1, limit) : hits);
        }
        return found;
    }

    private static List<Hit> find(
            IndexSearcher searcher,
            Kind kind,
            SearchWords words,
            Spelling spelling,
            Collection<UUID> libraries,
            int missing,
            int limit)
            throws IOException {
        var top = searcher.search(SearchQueries.of(kind, words, spelling, libraries, missing), limit);
        var fields = searcher.storedFields();
        var hits = new ArrayList<Hit>(top.scoreDocs.length);
        for (ScoreDoc scored : top.scoreDocs) {
            var document = fields.document(scored.doc);
            hits.add(new Hit(
                    UUID.fromString(document.get(Entry.KEY)),
                    document.getField(Entry.ORDINAL).numericValue().intValue(),
                    document.get(Entry.NAME),
                    BigDecimal.valueOf(scored.score).setScale(SCORE_SCALE, RoundingMode.HALF_UP)));
        }
        hits.sort(Comparator.comparing(Hit::score)
                .reversed()
                .thenComparing(Hit::name)
                .thenComparing(Hit::subject)
                .thenComparing(Hit::ordinal));
        return hits;
    }
}
