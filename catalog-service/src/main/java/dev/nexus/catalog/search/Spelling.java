package dev.nexus.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What may be meant by the words that somebody has typed, for one kind.
 *
 * @param nearWords for each word the others that are near it
 * @param nearNames whole names, without their spaces, that are near all the words without theirs
 */
record Spelling(Map<String, List<Near>> nearWords, List<Near> nearNames) {

    /** The words just as they were typed. */
    static final Spelling EXACT = new Spelling(Map.of(), List.of());

    /** A word that is so many typos away. */
    record Near(String word, int typos) {}

    Spelling {
        nearNames = List.copyOf(nearNames);
    }

    /** The typed word and its neighbours. */
    Stream<Near> withItself(String word) {
        return Stream.concat(Stream.of(new Near(word, 0)), nearWords.getOrDefault(word, List.of()).stream());
    }
}
