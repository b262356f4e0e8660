package dev.nexus.catalog.book;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the views of some books together from rows that were read for all of them at once. */
record BookViews(Map<UUID, BookParts.Parts> parts) {

    BookView view(BookRow book) {
        var of = parts.getOrDefault(book.id(), BookParts.Parts.NONE);
        return new BookView(
                book.id(),
                book.libraryId(),
                book.title(),
                book.subtitle(),
                people(of, ContributorRole.AUTHOR),
                people(of, ContributorRole.NARRATOR),
                people(of, ContributorRole.TRANSLATOR),
                people(of, ContributorRole.EDITOR),
                of.series(),
                of.genres(),
                of.tags(),
                book.language(),
                book.publisher(),
                book.publishedYear(),
                Seconds.ofMillis(book.durationMillis()),
                book.description(),
                book.hasCover() ? "/api/v1/books/" + book.id() + "/cover" : null,
                book.addedAt(),
                book.updatedAt(),
                book.removedAt(),
                new BookView.RatingView(book.ratingAverage(), book.ratingCount()));
    }

    private static List<BookView.PersonView> people(BookParts.Parts of, ContributorRole role) {
        return of.contributions().stream()
                .filter(row -> row.role() == role)
                .map(BookParts.Contribution::person)
                .toList();
    }
}
