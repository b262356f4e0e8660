package dev.nexus.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about books, the people and series they belong to, imports and reviews. */
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
    @EventType(
            value = "catalog.book.published.v1",
            source = "/catalog/books/{bookId}",
            orderedBy = "bookId",
            since = "0.1",
            rate = EventRate.BURSTS)
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
            implements CatalogEvent, DescribedBook {

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
    @EventType(
            value = "catalog.book.updated.v1",
            source = "/catalog/books/{bookId}",
            orderedBy = "bookId",
            since = "0.1",
            rate = EventRate.BURSTS)
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
            implements CatalogEvent, DescribedBook {

        public BookUpdated {
            authors = List.copyOf(authors);
            narrators = List.copyOf(narrators);
            series = List.copyOf(series);
            chapterStarts = chapterStarts == null ? null : List.copyOf(chapterStarts);
            changed = List.copyOf(changed);
        }
    }

    /** A book can neither be browsed nor heard. It may be restored. */
    @EventType(
            value = "catalog.book.removed.v1",
            source = "/catalog/books/{bookId}",
            orderedBy = "bookId",
            since = "0.1",
            rate = EventRate.BURSTS)
    record BookRemoved(UUID bookId, UUID libraryId, Instant removedAt) implements CatalogEvent {}

    /**
     * A removed book can be browsed and heard again. Carries the book's whole public state.
     *
     * @param subtitle null when the book has none
     * @param language BCP 47 tag, null when it is not known
     * @param duration seconds, over all files
     * @param chapterStarts seconds on the book's timeline, in order; null when there are more than {@value #MOST_CHAPTER_STARTS}
     */
    @EventType(
            value = "catalog.book.restored.v1",
            source = "/catalog/books/{bookId}",
            orderedBy = "bookId",
            since = "0.1",
            rate = EventRate.BURSTS)
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
            implements CatalogEvent, DescribedBook {

        public BookRestored {
            authors = List.copyOf(authors);
            narrators = List.copyOf(narrators);
            series = List.copyOf(series);
            chapterStarts = chapterStarts == null ? null : List.copyOf(chapterStarts);
        }
    }

    /** A removed book is gone for good. */
    @EventType(
            value = "catalog.book.deleted.v1",
            source = "/catalog/books/{bookId}",
            orderedBy = "bookId",
            since = "0.1",
            rate = EventRate.BURSTS)
    record BookDeleted(UUID bookId, UUID libraryId, Instant deletedAt) implements CatalogEvent {}

    /**
     * An import is done and its books are there.
     *
     * @param accountId who asked for it; null when a watched folder did
     * @param bookIds the books that it made, or found to be there already
     */
    @EventType(
            value = "catalog.import.succeeded.v1",
            source = "/catalog/imports/{importId}",
            orderedBy = "importId",
            since = "0.1",
            rate = EventRate.BURSTS)
    record ImportSucceeded(
            UUID importId,
            UUID libraryId,
            @DataSubject @Nullable UUID accountId,
            List<UUID> bookIds,
            Instant succeededAt)
            implements CatalogEvent {

        public ImportSucceeded {
            bookIds = List.copyOf(bookIds);
        }
    }

    /**
     * An import ended without its books.
     *
     * @param accountId who asked for it; null when a watched folder did
     * @param problem the code of the problem
     */
    @EventType(
            value = "catalog.import.failed.v1",
            source = "/catalog/imports/{importId}",
            orderedBy = "importId",
            since = "0.1",
            rate = EventRate.BURSTS)
    record ImportFailed(
            UUID importId,
            UUID libraryId,
            @DataSubject @Nullable UUID accountId,
            String problem,
            Instant failedAt) implements CatalogEvent {}

    /**
     * A member said what a book is worth, for the first time or anew. The words are not told.
     *
     * @param accountId whose review it is
     * @param rating from 1 to 5
     * @param worded whether there are words, too
     * @param spoiler whether the words tell what happens
     * @param hidden whether a curator took it out of sight; it does not count then
     * @param ratingAverage of all reviews of the book that count; null when none does
     * @param ratingCount how many count
     */
    @EventType(
            value = "catalog.review.written.v1",
            source = "/catalog/reviews/{reviewId}",
            orderedBy = "reviewId",
            since = "0.1",
            rate = EventRate.RARE)
    record ReviewWritten(
            UUID reviewId,
            UUID bookId,
            UUID libraryId,
            @DataSubject UUID accountId,
            int rating,
            boolean worded,
            boolean spoiler,
            boolean hidden,
            @Nullable BigDecimal ratingAverage,
            int ratingCount,
            Instant writtenAt)
            implements CatalogEvent {}

    /**
     * A curator took a review out of sight, or put it back.
     *
     * @param accountId whose review it is
     * @param hidden whether it is out of sight from now on
     * @param ratingAverage of all reviews of the book that count; null when none does
     * @param ratingCount how many count
     */
    @EventType(
            value = "catalog.review.moderated.v1",
            source = "/catalog/reviews/{reviewId}",
            orderedBy = "reviewId",
            since = "0.1",
            rate = EventRate.RARE)
    record ReviewModerated(
            UUID reviewId,
            UUID bookId,
            UUID libraryId,
            @DataSubject UUID accountId,
            boolean hidden,
            @Nullable BigDecimal ratingAverage,
            int ratingCount,
            Instant moderatedAt)
            implements CatalogEvent {}

    /**
     * A curator answered a review, for the first time or anew. The words are not told.
     *
     * @param accountId whose review it is
     * @param answeredBy the account that answered
     */
    @EventType(
            value = "catalog.review.answered.v1",
            source = "/catalog/reviews/{reviewId}",
            orderedBy = "reviewId",
            since = "0.1",
            rate = EventRate.RARE)
    record ReviewAnswered(
            UUID reviewId,
            UUID bookId,
            UUID libraryId,
            @DataSubject UUID accountId,
            UUID answeredBy,
            Instant answeredAt)
            implements CatalogEvent {}

    /**
     * A review was taken back.
     *
     * @param accountId whose review it was
     * @param ratingAverage of all reviews of the book that count; null when none does
     * @param ratingCount how many count
     */
    @EventType(
            value = "catalog.review.deleted.v1",
            source = "/catalog/reviews/{reviewId}",
            orderedBy = "reviewId",
            since = "0.1",
            rate = EventRate.RARE)
    record ReviewDeleted(
            UUID reviewId,
            UUID bookId,
            UUID libraryId,
            @DataSubject UUID accountId,
            @Nullable BigDecimal ratingAverage,
            int ratingCount,
            Instant deletedAt)
            implements CatalogEvent {}

    /**
     * Two entries were the same person: the books of one are the other's from now on.
     *
     * @param personId the entry that stays
     * @param mergedId the entry that is gone
     */
    @EventType(
            value = "catalog.person.merged.v1",
            source = "/catalog/people/{personId}",
            orderedBy = "personId",
            since = "0.1",
            rate = EventRate.RARE)
    record PersonMerged(UUID personId, UUID mergedId, UUID libraryId, String name, Instant mergedAt)
            implements CatalogEvent {}

    /**
     * Two entries were the same series: the books of one are the other's from now on.
     *
     * @param seriesId the entry that stays
     * @param mergedId the entry that is gone
     */
    @EventType(
            value = "catalog.series.merged.v1",
            source = "/catalog/series/{seriesId}",
            orderedBy = "seriesId",
            since = "0.1",
            rate = EventRate.RARE)
    record SeriesMerged(UUID seriesId, UUID mergedId, UUID libraryId, String name, Instant mergedAt)
            implements CatalogEvent {}

    /** catalog-service holds nothing about a deleted account any more. */
    @EventType(
            value = "catalog.account.erased.v1",
            source = "/catalog/accounts/{accountId}",
            orderedBy = "accountId",
            since = "0.1",
            rate = EventRate.RARE)
    record AccountErased(UUID accountId, Instant erasedAt) implements CatalogEvent {}

    /** A book that can be browsed and heard, as each event about one describes it: all that is public. */
    interface DescribedBook {

        UUID bookId();

        UUID libraryId();

        String title();

        List<Person> authors();

        List<Person> narrators();

        List<SeriesEntry> series();

        /** Seconds, over all files. */
        BigDecimal duration();

        /** Seconds on the book's timeline, in order; null when there are more than {@value #MOST_CHAPTER_STARTS}. */
        @Nullable
        List<BigDecimal> chapterStarts();
    }

    /** A contributor to a book. */
    record Person(UUID id, String name) {}

    /**
     * A book's place in a series.
     *
     * @param position as printed, for example {@code "1.5"}; null when the series is not numbered
     */
    record SeriesEntry(UUID id, String name, @Nullable String position) {}
}
