package dev.nexus.catalog.book;

/** The kinds of names that the books of a library share, and where books refer to them. */
public enum NameKind {
    PERSON(Contributor.class, "contributor", "book_contributor", "contributor_id"),
    SERIES(Series.class, "series", "book_series", "series_id"),
    GENRE(Genre.class, "genre", "book_genre", "genre_id"),
    TAG(Tag.class, "tag", "book_tag", "tag_id"),
    PUBLISHER(Publisher.class, "publisher", "(select id as book_id, publisher_id from book)", "publisher_id");

    private final Class<? extends Named> entity;
    private final String table;
    private final String references;
    private final String reference;

    NameKind(Class<? extends Named> entity, String table, String references, String reference) {
        this.entity = entity;
        this.table = table;
        this.references = references;
        this.reference = reference;
    }

    Class<? extends Named> entity() {
        return entity;
    }

    String table() {
        return table;
    }

    /** The relation that has a {@code book_id} for each book with such a name. */
    String references() {
        return references;
    }

    /** The column of {@link #references} that has the name's identifier. */
    String reference() {
        return reference;
    }
}
