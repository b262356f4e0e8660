package dev.nexus.catalog.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What somebody searches for. All words count, in any order; the last one may be unfinished, because people search while
 * they type, and each may be misspelled.
 */
record SearchWords(List<String> words) {

    private static final int MAX_WORDS = 12;
    private static final int ONE_TYPO_FROM = 3;
    private static final int TWO_TYPOS_FROM = 6;

    SearchWords {
        words = List.copyOf(words);
    }

    static SearchWords of(String text) {
        var words = SearchText.typed(text);
        return new SearchWords(words.subList(0, Math.min(words.size(), MAX_WORDS)));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    String text() {
        return String.join(" ", words);
    }

    boolean isLast(int index) {
        return index == words.size() - 1;
    }

    /** How many typos a word may have: the shorter it is, the more others are near it. */
    static int typosOf(String word) {
        var length = word.codePointCount(0, word.length());
        if (length < ONE_TYPO_FROM) {
            return 0;
        }
        return length < TWO_TYPOS_FROM ? 1 : 2;
    }

    /** Whether a text has any of the words. */
    boolean touches(Collection<String> text) {
        return IntStream.range(0, words.size()).anyMatch(i -> isIn(text, i));
    }

    /** The same words, spelled as a text does that has them nearly; what is nowhere in the text stays as it is. */
    SearchWords spelledAs(Collection<String> text) {
        return new SearchWords(IntStream.range(0, words.size())
                .mapToObj(i -> isIn(text, i)
                        ? words.get(i)
                        : nearest(text, words.get(i)).orElse(words.get(i)))
                .toList());
    }

    /** Whether a text has each of the words, as it was typed. */
    boolean areAllIn(Collection<String> text) {
        return IntStream.range(0, words.size()).allMatch(i -> isIn(text, i));
    }

    /** Whether a text has each of the words, with the typos that it may have. */
    boolean areAllNearlyIn(Collection<String> text) {
        return IntStream.range(0, words.size())
                .allMatch(i -> isIn(text, i) || nearest(text, words.get(i)).isPresent());
    }

    private boolean isIn(Collection<String> text, int index) {
        var word = words.get(index);
        return isLast(index) ? text.stream().anyMatch(other -> other.startsWith(word)) : text.contains(word);
    }

    private static Optional<String> nearest(Collection<String> text, String word) {
        String nearest = null;
        var least = typosOf(word) + 1;
        for (var other : text) {
            var typos = Typos.between(word, other, least - 1);
            if (typos < least) {
                least = typos;
                nearest = other;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
