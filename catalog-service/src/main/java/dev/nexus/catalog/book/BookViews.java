package dev.nexus.catalog.book;

import dev.nexus.catalog.book.BookParts.ContributionRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the views of some books together from rows that were read for all of them at once. */
record BookViews(
        Map<UUID, List<ContributionRow>> contributions,
        Map<UUID, List<BookView.SeriesView>> series,
        Map<UUID, List<String>> genres,
        Map<UUID, List<String>> tags) {

    BookView view(BookRow book) {
        return new BookView(
                book.id(),
                book.libraryId(),
                book.title(),
                book.subtitle(),
                people(book.id(), ContributorRole.AUTHOR),
                people(book.id(), ContributorRole.NARRATOR),
                people(book.id(), ContributorRole.TRANSLATOR),
                people(book.id(), ContributorRole.EDITOR),
                series.getOrDefault(book.id(), List.of()),
                genres.getOrDefault(book.id(), List.of()),
                tags.getOrDefault(book.id(), List.of()),
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

    private List<BookView.PersonView> people(UUID book, ContributorRole role) {
        return contributions.getOrDefault(book, List.of()).stream()
                .filter(row -> row.role() == role)
                .map(row -> new BookView.PersonView(row.id(), row.name()))
                .toList();
    }
}
