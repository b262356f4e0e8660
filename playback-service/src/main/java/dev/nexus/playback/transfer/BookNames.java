package dev.nexus.playback.transfer;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names as two servers would write them alike: without case, accents, punctuation, articles and what is said of the recording. */
final class BookNames {

    private BookNames() {}

    /** The forms of a title, the longest first: the whole of it, and what stands before a colon. */
    static Stream<String> titles(String title) {
        var plain = plain(title).replaceAll("[(\\[](?:un)?abridged[)\\]]", " ");
        var colon = plain.indexOf(':');
        return Stream.of(plain, colon < 0 ? plain : plain.substring(0, colon))
                .map(BookNames::title)
                .filter(name -> !name.isEmpty())
                .distinct();
    }

    /** Whether somebody is among both, or one of them names nobody. */
    static boolean share(Collection<String> some, Collection<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return true;
        }
        var known = people(some);
        return people(others).stream().anyMatch(known::contains);
    }

    private static String title(String plain) {
        return words(plain.replaceFirst("^\\s*(?:the|an?)\\s+", "").replaceFirst(",\\s*(?:the|an?)\\s*$", ""))
                .collect(Collectors.joining());
    }

    /** In any order of first and last names. */
    private static Set<String> people(Collection<String> names) {
        return names.stream()
                .map(name -> words(plain(name)).sorted().collect(Collectors.joining(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> words(String plain) {
        return Stream.of(plain.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
