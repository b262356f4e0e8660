package dev.nexus.notification.wording;

import java.util.List;

/**
 * Something to say, in no language yet.
 *
 * @param key of the words
 * @param values for their placeholders, in order: texts of people, numbers, or a {@link Term}
 */
public record Saying(String key, List<Object> values) {

    public Saying {
        values = List.copyOf(values);
    }

    public static Saying of(String key, Object... values) {
        return new Saying(key, List.of(values));
    }

    /** A value that is a word of the language itself. */
    public record Term(String key) {}
}
