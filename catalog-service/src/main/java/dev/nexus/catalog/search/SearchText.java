package dev.nexus.catalog.search;

import dev.nexus.catalog.text.FoldedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text's words as they are indexed and looked for: folded, without apostrophes ("O'Brien" is "obrien"), with initials as one word
 * too ("J. R. R." is "j r r" and "jrr").
 */
final class SearchText {

    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018\u02BC`\u00B4]");

    private static final Set<String> ARTICLES = Set.of(
            "a", "an", "the", "der", "die", "das", "ein", "eine", "le", "la", "les", "l", "un", "une", "el", "los",
            "las", "il", "lo", "gli", "i", "o", "os", "as", "de", "het", "een");

    private SearchText() {}

    /** The words as somebody who looks for them types them. */
    static List<String> typed(String text) {
        return FoldedText.of(APOSTROPHES.matcher(text).replaceAll("")).words();
    }

    /** All words by which a text can be found, in their order and each once where it has two spellings. */
    static List<String> indexed(Stream<String> texts) {
        return texts.flatMap(text -> spellings(text).stream()).toList();
    }

    /** The words without spaces, for those who do not know where the spaces are. */
    static String joined(List<String> words) {
        return String.join("", words);
    }

    /** A name without spaces, and without the article that many leave out. */
    static Set<String> joinedNames(String name) {
        var words = typed(name);
        var names = new LinkedHashSet<String>();
        names.add(joined(words));
        if (words.size() > 1 && ARTICLES.contains(words.getFirst())) {
            names.add(joined(words.subList(1, words.size())));
        }
        return names;
    }

    private static List<String> spellings(String text) {
        var words = typed(text);
        var all = new ArrayList<>(words);
        Set<String> others = new LinkedHashSet<>(initials(words));
        if (APOSTROPHES.matcher(text).find()) {
            others.addAll(FoldedText.of(text).words());
        }
        others.removeAll(words);
        all.addAll(others);
        return all;
    }

    /** Each row of single letters as one word. */
    private static List<String> initials(List<String> words) {
        var found = new ArrayList<String>();
        var row = new StringBuilder();
        for (var word : words) {
            if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
                row.append(word);
            } else {
                addRow(row, found);
            }
        }
        addRow(row, found);
        return found;
    }

    private static void addRow(StringBuilder row, List<String> found) {
        if (row.length() > 1) {
            found.add(row.toString());
        }
        row.setLength(0);
    }
}
