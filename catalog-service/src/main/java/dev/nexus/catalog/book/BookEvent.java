package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import java.time.Instant;
import java.util.Set;

/** A fact about a book. Listeners run in the transaction that made it. */
public sealed interface BookEvent {

    BookId book();

    LibraryId library();

    /** A fact that leaves the book to be browsed and heard, with what the world may know of it from now on. */
    sealed interface OfVisible extends BookEvent {

        BookState state();

        @Override
        default BookId book() {
            return state().book();
        }

        @Override
        default LibraryId library() {
            return state().library();
        }
    }

    /** A book can be browsed and heard. */
    record BookPublished(BookState state) implements OfVisible {}

    /** Something else is said of a book, or it has other files. */
    record BookUpdated(BookState state, Set<BookField> fields, Instant at) implements OfVisible {

        public BookUpdated {
            fields = Set.copyOf(fields);
        }
    }

    /** A deleted book is back. */
    record BookRestored(BookState state, Instant at) implements OfVisible {}

    /** A book can neither be browsed nor heard; it may come back. */
    record BookRemoved(BookId book, LibraryId library, Instant at) implements BookEvent {}

    /** A removed book is gone for good. */
    record BookDeleted(BookId book, LibraryId library, Instant at) implements BookEvent {}
}
