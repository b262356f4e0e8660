package dev.nexus.catalog.search;

import java.util.List;

/**
 * What can be found. Each kind has fields of its own in the index, so that the words of two million chapters do not hide those of
 * a hundred names.
 */
enum Kind {
    BOOK("book", true),
    PERSON("person", true),
    SERIES("series", true),
    CHAPTER("chapter", false);

    /** A field of text and how much a word in it weighs. */
    record Weighted(String field, float weight) {}

    private final String column;
    private final boolean ofItsOwn;

    Kind(String column, boolean ofItsOwn) {
        this.column = column;
        this.ofItsOwn = ofItsOwn;
    }

    /** As the database names it; chapters change with their books. */
    String column() {
        return column;
    }

    /** Whether it may be found by what is said around it, and not by its own name. */
    boolean isFoundByAll() {
        return this == BOOK;
    }

    /** Whether it is offered to somebody who types. */
    boolean isSuggested() {
        return ofItsOwn;
    }

    /** The texts, the most telling first: its name, who made it, the rest of the title page, what is around it. */
    List<Weighted> fields() {
        return List.of(
                new Weighted(name("name"), 4),
                new Weighted(name("people"), 2.5f),
                new Weighted(name("page"), 1.5f),
                new Weighted(name("around"), 0.4f));
    }

    String nameField() {
        return name("name");
    }

    /** All words but those around it. */
    String dictionaryField() {
        return this == BOOK ? name("words") : nameField();
    }

    /** The whole name without spaces, as one term. */
    String joinedField() {
        return name("joined");
    }

    private String name(String field) {
        return column + "." + field;
    }
}
