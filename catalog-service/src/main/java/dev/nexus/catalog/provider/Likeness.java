package dev.nexus.catalog.provider;

import dev.nexus.catalog.text.FoldedText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When two titles or two authors are the same, however they are written: "The Time Machine" and "Time machine, the", "H. G. Wells" and
 * "Herbert George Wells".
 */
final class Likeness {

    private static final Set<String> ARTICLES =
            Set.of("a", "an", "the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo");

    private Likeness() {}

    /** The title without case, accents, articles and spaces. */
    static String titleKey(String title) {
        var words = FoldedText.of(title).words();
        var telling = words.stream().filter(word -> !ARTICLES.contains(word)).toList();
        return String.join("", telling.isEmpty() ? words : telling);
    }

    /** Whether one of them is one of the others; nobody knows of nobody. */
    static boolean shareAnAuthor(List<String> some, List<String> others) {
        var keys = some.stream().map(Likeness::authorKey).collect(Collectors.toSet());
        return others.stream().map(Likeness::authorKey).anyMatch(keys::contains);
    }

    /** The last name and the first letter of the first one: initials and middle names come and go. */
    private static String authorKey(String name) {
        int comma = name.indexOf(',');
        var turned = comma < 0 ? name : name.substring(comma + 1) + " " + name.substring(0, comma);
        var words = FoldedText.of(turned).words();
        return words.isEmpty() ? "" : words.getLast() + " " + words.getFirst().charAt(0);
    }
}
