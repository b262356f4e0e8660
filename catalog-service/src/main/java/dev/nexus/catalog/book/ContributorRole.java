package dev.nexus.catalog.book;

/** What somebody did for a book. */
public enum ContributorRole {
    AUTHOR,
    NARRATOR,
    TRANSLATOR,
    EDITOR
}
