package dev.nexus.catalog.book;

import jakarta.persistence.Embeddable;

/** A chapter on the book's timeline. */
@Embeddable
record Chapter(String title, long startMillis, long endMillis) {}
