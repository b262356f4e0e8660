package dev.nexus.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about books. */
public sealed interface CatalogEvent extends PublicEvent {

    /** Of how many chapters an event tells the starts: events stay below 64 kB. */
    int MOST_CHAPTER_STARTS = 2_000;

    /**
     * A book can be browsed and heard in its library. Carries the book's whole public state.
     *
     * @param subtitle null when the book has none
     * @param language BCP 47 tag, null when the files do not say
     * @param duration seconds, over all files
     * @param chapterStarts seconds on the book's timeline, in order; null when there are more than {@value #MOST_CHAPTER_STARTS}
     */
    @EventType("catalog.book.published.v1")
    record BookPublished(
            UUID bookId,
            UUID libraryId,
            String title,
            @Nullable String subtitle,
            List<Person> authors,
            List<Person> narrators,
            List<SeriesEntry> series,
            @Nullable String language,
            BigDecimal duration,
            int chapterCount,
            @Nullable List<BigDecimal> chapterStarts,
            Instant publishedAt)
            implements CatalogEvent {

        public BookPublished {
            authors = List.copyOf(authors);
            narrators = List.copyOf(narrators);
            series = List.copyOf(series);
            chapterStarts = chapterStarts == null ? null : List.copyOf(chapterStarts);
        }
    }

    /**
     * Something else is said of a book, or it has other files. Carries the book's whole public state.
     *
     * @param subtitle null when the book has none
     * @param language BCP 47 tag, null when it is not known
     * @param duration seconds, over all files
     * @param chapterStarts seconds on the book's timeline, in order; null when there are more than {@value #MOST_CHAPTER_STARTS}
     * @param changed what became different, by the names of the API
     */
    @EventType("catalog.book.updated.v1")
    record BookUpdated(
            UUID bookId,
            UUID libraryId,
            String title,
            @Nullable String subtitle,
            List<Person> authors,
            List<Person> narrators,
            List<SeriesEntry> series,
            @Nullable String language,
            BigDecimal duration,
            int chapterCount,
            @Nullable List<BigDecimal> chapterStarts,
            Instant publishedAt,
            List<String> changed,
            Instant updatedAt)
            implements CatalogEvent {

        public BookUpdated {
            authors = List.copyOf(authors);
            narrators = List.copyOf(narrators);
            series = List.copyOf(series);
            chapterStarts = chapterStarts == null ? null : List.copyOf(chapterStarts);
            changed = List.copyOf(changed);
        }
    }

    /** A book can neither be browsed nor heard. It may be restored. */
    @EventType("catalog.book.removed.v1")
    record BookRemoved(UUID bookId, UUID libraryId, Instant removedAt) implements CatalogEvent {}

    /**
     * A removed book can be browsed and heard again. Carries the book's whole public state.
     *
     * @param subtitle null when the book has none
     * @param language BCP 47 tag, null when it is not known
     * @param duration seconds, over all files
     * @param chapterStarts seconds on the book's timeline, in order; null when there are more than {@value #MOST_CHAPTER_STARTS}
     */
    @EventType("catalog.book.restored.v1")
    record BookRestored(
            UUID bookId,
            UUID libraryId,
            String title,
            @Nullable String subtitle,
            List<Person> authors,
            List<Person> narrators,
            List<SeriesEntry> series,
            @Nullable String language,
            BigDecimal duration,
            int chapterCount,
            @Nullable List<BigDecimal> chapterStarts,
            Instant publishedAt,
            Instant restoredAt)
            implements CatalogEvent {

        public BookRestored {
            authors = List.copyOf(authors);
            narrators = List.copyOf(narrators);
            series = List.copyOf(series);
            chapterStarts = chapterStarts == null ? null : List.copyOf(chapterStarts);
        }
    }

    /** A removed book is gone for good. */
    @EventType("catalog.book.deleted.v1")
    record BookDeleted(UUID bookId, UUID libraryId, Instant deletedAt) implements CatalogEvent {}

    /** catalog-service holds nothing about a deleted account any more. */
    @EventType("catalog.account.erased.v1")
    record AccountErased(UUID accountId, Instant erasedAt) implements CatalogEvent {}

    /** A contributor to a book. */
    record Person(UUID id, String name) {}

    /**
     * A book's place in a series.
     *
     * @param position as printed, for example {@code "1.5"}; null when the series is not numbered
     */
    record SeriesEntry(UUID id, String name, @Nullable String position) {}
}
