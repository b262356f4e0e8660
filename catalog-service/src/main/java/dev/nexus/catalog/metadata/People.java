package dev.nexus.catalog.metadata;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Splits "Jane Doe; John Roe" into names. */
final class People {

    private static final Pattern CERTAIN =
            Pattern.compile("\\s*[;|]\\s*|\\s+(?:&|/|and|with)\\s+|(?<=\\p{L}{3})/(?=\\p{L}{3})");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final int MAX_LENGTH = 200;

    private People() {}

    static Stream<String> split(String text) {
        return CERTAIN.splitAsStream(text)
                .flatMap(part -> separatesPeople(part) ? COMMA.splitAsStream(part) : Stream.of(part))
                .map(String::strip)
                .filter(name -> !name.isBlank())
                .map(name -> name.substring(0, Math.min(name.length(), MAX_LENGTH)));
    }

    /** "Doe, Jane" is one person and "Jane Doe, John Roe" are two: the parts of the latter are whole names. */
    private static boolean separatesPeople(String text) {
        List<String> parts = List.of(COMMA.split(text.strip()));
        return parts.size() > 1 && parts.stream().allMatch(part -> part.contains(" "));
    }
}
