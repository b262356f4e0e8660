package dev.nexus.catalog.book;

import jakarta.persistence.Embeddable;

/** A genre as the files name it, and as it is compared. */
@Embeddable
record Genre(String name, String foldedName) {}
