package dev.nexus.catalog.book;

/** What somebody did for a book. */
public enum ContributorRole {
    AUTHOR(BookField.AUTHORS),
    NARRATOR(BookField.NARRATORS),
    TRANSLATOR(BookField.TRANSLATORS),
    EDITOR(BookField.EDITORS);

    private final BookField field;

    ContributorRole(BookField field) {
        this.field = field;
    }

    /** The field of a book that names them. */
    BookField field() {
        return field;
    }
}
