package dev.nexus.catalog.document;

import dev.nexus.catalog.book.BookDetailsView;
import dev.nexus.catalog.book.BookView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a book, as {@code metadata.json} of Audiobookshelf has it. */
record ExportedMetadata(
        List<String> tags,
        List<Chapter> chapters,
        String title,
        @Nullable String subtitle,
        List<String> authors,
        List<String> narrators,
        List<String> series,
        List<String> genres,
        @Nullable String publishedYear,
        @Nullable String publisher,
        @Nullable String description,
        @Nullable String language) {

    /** In seconds on the book's timeline. */
    record Chapter(int id, BigDecimal start, BigDecimal end, String title) {}

    ExportedMetadata {
        tags = List.copyOf(tags);
        chapters = List.copyOf(chapters);
        authors = List.copyOf(authors);
        narrators = List.copyOf(narrators);
        series = List.copyOf(series);
        genres = List.copyOf(genres);
    }

    static ExportedMetadata of(BookDetailsView details) {
        BookView book = details.book();
        return new ExportedMetadata(
                book.tags(),
                details.chapters().stream()
                        .map(chapter -> new Chapter(chapter.index(), chapter.start(), chapter.end(), chapter.title()))
                        .toList(),
                book.title(),
                book.subtitle(),
                book.authors().stream().map(BookView.PersonView::name).toList(),
                book.narrators().stream().map(BookView.PersonView::name).toList(),
                book.series().stream()
                        .map(place -> place.position() == null ? place.name() : place.name() + " #" + place.position())
                        .toList(),
                book.genres(),
                book.publishedYear() == null ? null : book.publishedYear().toString(),
                book.publisher(),
                book.description(),
                book.language());
    }
}
