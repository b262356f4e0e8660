package dev.nexus.catalog.review;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.library.LibraryId;
import java.time.Instant;
import java.util.UUID;

/** A fact about a review. Listeners run in the transaction that made it. */
public sealed interface ReviewEvent {

    Subject subject();

    /**
     * The review that a fact is about.
     *
     * @param author whose review it is
     */
    record Subject(ReviewId id, BookId book, LibraryId library, UUID author) {}

    /**
     * Somebody has said what they think, or something else than before.
     *
     * @param worded whether there is a text
     * @param spoiler whether the text tells what happens
     * @param hidden whether it is out of sight
     * @param rating of the book from now on
     */
    record ReviewWritten(
            Subject subject, int stars, boolean worded, boolean spoiler, boolean hidden, Rating rating, Instant at)
            implements ReviewEvent {}

    /**
     * A curator took it out of sight, or put it back.
     *
     * @param rating of the book from now on
     */
    record ReviewModerated(Subject subject, boolean hidden, Rating rating, Instant at) implements ReviewEvent {}

    /** A curator answered it, or something else than before. */
    record ReviewAnswered(Subject subject, UUID answeredBy, Instant at) implements ReviewEvent {}

    /**
     * It was taken back, or went with its author's account.
     *
     * @param rating of the book from now on
     */
    record ReviewDeleted(Subject subject, Rating rating, Instant at) implements ReviewEvent {}
}
