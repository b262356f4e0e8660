package dev.nexus.catalog.search;

import dev.nexus.catalog.text.FoldedText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What somebody searches for. All words count, in any order; the last one may be unfinished, because people search while
 * they type.
 */
record SearchWords(List<String> words) {

    private static final int MAX_WORDS = 12;

    SearchWords {
        words = List.copyOf(words);
    }

    static SearchWords of(String text) {
        List<String> words = FoldedText.of(text).words();
        return new SearchWords(words.subList(0, Math.min(words.size(), MAX_WORDS)));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    String text() {
        return String.join(" ", words);
    }

    /** The tsquery for entries that have all words. Words are letters and digits, so nothing needs to be escaped. */
    String all() {
        return join(" & ", "");
    }

    /** The tsquery for entries that have any word in their own name, and not only in the book around them. */
    String anyInName() {
        return join(" | ", "A");
    }

    /** Whether a text has any of the words. */
    boolean touches(String text) {
        var folded = FoldedText.of(text);
        return IntStream.range(0, words.size())
                .anyMatch(i -> isLast(i)
                        ? folded.hasWordLike(words.get(i))
                        : folded.words().contains(words.get(i)));
    }

    private String join(String operator, String weight) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> words.get(i) + suffix(isLast(i) ? "*" + weight : weight))
                .collect(Collectors.joining(operator));
    }

    private static String suffix(String flags) {
        return flags.isEmpty() ? "" : ":" + flags;
    }

    private boolean isLast(int index) {
        return index == words.size() - 1;
    }
}
