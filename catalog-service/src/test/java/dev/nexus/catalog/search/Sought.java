package dev.nexus.catalog.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Something that somebody looks for by its name.
 *
 * @param people whom a book is by; empty for what is no book
 */
record Sought(Kind kind, String name, List<String> people) {

    Sought {
        people = List.copyOf(people);
    }

    /** What has only a name. */
    static Sought named(Kind kind, String name) {
        return new Sought(kind, name, List.of());
    }

    /**
     * As it is indexed.
     *
     * @param number which of its kind it is
     */
    Entry entry(UUID library, int number) {
        var subject = UUID.nameUUIDFromBytes((kind.column() + number).getBytes(StandardCharsets.US_ASCII));
        return new Entry(kind, subject, 0, library, name, people, List.of(), List.of());
    }

    /** Another recording of the same title is as good, and so is a namesake. */
    boolean isMeantBy(String found) {
        return SearchText.typed(found).equals(SearchText.typed(name));
    }
}
