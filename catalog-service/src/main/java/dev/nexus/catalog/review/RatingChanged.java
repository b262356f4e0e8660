package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookId;

/** What counts of a book's reviews has changed. Listeners run in the transaction that made it. */
public record RatingChanged(BookId book) {}
