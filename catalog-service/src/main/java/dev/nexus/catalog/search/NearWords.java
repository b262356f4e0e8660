package dev.nexus.catalog.search;

import dev.nexus.catalog.search.Spelling.Near;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * Looks for the words of an index, as far as somebody may read it, that are near those that were typed. Each word is looked for once in
 * the dictionary of a kind, and not in each of its fields, with an automaton that is made once for all kinds: that is what takes time
 * (Schulz and Mihov, "Fast string correction with Levenshtein automata", 2002).
 */
final class NearWords {

    private record Candidate(String word, int typos, long documents) {}

    private static final int MOST = 24;

    /** A longer name without its spaces and with typos is taken apart by nobody. */
    private static final int LONGEST_MISSPELLED_NAME = 24;

    private final IndexReader index;
    private final ReadableTerms readable;
    private final SearchWords words;
    private final Map<String, CompiledAutomaton> automata = new HashMap<>();

    NearWords(IndexReader index, SearchWords words, Collection<UUID> libraries) {
        this.index = index;
        this.words = words;
        this.readable = new ReadableTerms(index, libraries);
    }

    Spelling of(Kind kind) throws IOException {
        Map<String, List<Near>> nearWords = new HashMap<>();
        for (var word : words.words()) {
            if (!nearWords.containsKey(word)) {
                nearWords.put(word, near(kind.dictionaryField(), word));
            }
        }
        var joined = SearchText.joined(words.words());
        var couldBeName = kind.isSuggested() && joined.length() <= LONGEST_MISSPELLED_NAME;
        return new Spelling(nearWords, couldBeName ? near(kind.joinedField(), joined) : List.of());
    }

    /** The nearest words, and of these the most frequent. */
    private List<Near> near(String field, String word) throws IOException {
        var typos = SearchWords.typosOf(word);
        if (typos == 0) {
            return List.of();
        }
        var near = new ArrayList<Near>();
        for (var candidate : candidates(field, word, typos)) {
            if (near.size() < MOST && readable.contains(new Term(field, candidate.word()))) {
                near.add(new Near(candidate.word(), candidate.typos()));
            }
        }
        return near;
    }

    private List<Candidate> candidates(String field, String word, int typos) throws IOException {
        var automaton = automata.computeIfAbsent(
                word, _ -> new CompiledAutomaton(new LevenshteinAutomata(word, true).toAutomaton(typos)));
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
                .toList();
    }

    private static void count(Terms terms, CompiledAutomaton automaton, Map<String, Long> documents)
            throws IOException {
        var found = automaton.getTermsEnum(terms);
        for (BytesRef term = found.next(); term != null; term = found.next()) {
            documents.merge(term.utf8ToString(), (long) found.docFreq(), Long::sum);
        }
    }
}
