package dev.nexus.catalog.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * The words of an index that may be meant by those that somebody has typed. Each word is looked for once, in the dictionary of a
 * kind, and not in each of its fields: making the automaton for it is what takes time (Schulz and Mihov, "Fast string correction with
 * Levenshtein automata", 2002).
 */
record Spelling(Map<String, List<Near>> nearWords) {

    /** The words just as they were typed. */
    static final Spelling EXACT = new Spelling(Map.of());

    /** A word that is so many typos away. */
    record Near(String word, int typos) {}

    private record Candidate(String word, int typos, long documents) {}

    private static final int MOST = 24;

    /** For each of the words the nearest others, and of these the most frequent. */
    static Spelling of(IndexReader index, Kind kind, SearchWords words) throws IOException {
        Map<String, List<Near>> near = new HashMap<>();
        for (var word : words.words()) {
            if (SearchWords.typosOf(word) > 0 && !near.containsKey(word)) {
                near.put(word, near(index, kind.dictionaryField(), word));
            }
        }
        return new Spelling(near);
    }

    /** Whether typos are not looked for. */
    boolean isExact() {
        return nearWords.isEmpty();
    }

    List<Near> near(String word) {
        return nearWords.getOrDefault(word, List.of());
    }

    private static List<Near> near(IndexReader index, String field, String word) throws IOException {
        var typos = SearchWords.typosOf(word);
        var automaton = new CompiledAutomaton(new LevenshteinAutomata(word, true).toAutomaton(typos));
        Map<String, Long> documents = new HashMap<>();
        for (LeafReaderContext leaf : index.leaves()) {
            var terms = leaf.reader().terms(field);
            if (terms != null) {
                count(terms, automaton, documents);
            }
        }
        documents.remove(word);
        return documents.entrySet().stream()
                .map(found ->
                        new Candidate(found.getKey(), Typos.between(word, found.getKey(), typos), found.getValue()))
                .sorted(Comparator.comparingInt(Candidate::typos)
                        .thenComparing(Candidate::documents, Comparator.reverseOrder())
                        .thenComparing(Candidate::word))
                .limit(MOST)
                .map(found -> new Near(found.word(), found.typos()))
                .toList();
    }

    private static void count(Terms terms, CompiledAutomaton automaton, Map<String, Long> documents)
            throws IOException {
        var found = automaton.getTermsEnum(terms);
        for (BytesRef term = found.next(); term != null; term = found.next()) {
            documents.merge(term.utf8ToString(), (long) found.docFreq(), Long::sum);
        }
    }

    /** The typed word and its neighbours. */
    Stream<Near> withItself(String word) {
        return Stream.concat(Stream.of(new Near(word, 0)), near(word).stream());
    }
}
