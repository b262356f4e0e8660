package dev.nexus.gateway.graph;

import dev.nexus.contracts.rpc.catalog.Book;
import dev.nexus.contracts.rpc.catalog.NameRef;
import dev.nexus.platform.rpc.RpcTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A book as the graph shows it, what other questions tell of it left out. */
record BookNode(
        String id,
        String libraryId,
        String title,
        @Nullable String subtitle,
        List<PersonNode> authors,
        List<PersonNode> narrators,
        List<PersonNode> translators,
        List<PersonNode> editors,
        List<SeriesEntry> series,
        List<String> genres,
        List<String> tags,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable Integer publishedYear,
        BigDecimal duration,
        @Nullable String description,
        @Nullable String coverUrl,
        Instant addedAt,
        Instant updatedAt,
        Rating rating) {

    /** Somebody who had a part in it. */
    record PersonNode(String id, String name) {}

    /** A series. */
    record SeriesNode(String id, String name) {}

    /** Its place in a series. */
    record SeriesEntry(@Nullable String position, SeriesNode series) {}

    /** What its readers think of it. */
    record Rating(@Nullable Double average, long count) {}

    static BookNode of(Book book) {
        return new BookNode(
                book.getId(),
                book.getLibraryId(),
                book.getTitle(),
                book.hasSubtitle() ? book.getSubtitle() : null,
                people(book.getAuthorsList()),
                people(book.getNarratorsList()),
                people(book.getTranslatorsList()),
                people(book.getEditorsList()),
                book.getSeriesList().stream()
                        .map(series -> new SeriesEntry(
                                series.hasPosition() ? series.getPosition() : null,
                                new SeriesNode(series.getId(), series.getName())))
                        .toList(),
                book.getGenresList(),
                book.getTagsList(),
                book.hasLanguage() ? book.getLanguage() : null,
                book.hasPublisher() ? book.getPublisher() : null,
                book.hasPublishedYear() ? book.getPublishedYear() : null,
                RpcTimes.seconds(book.getDurationMs()),
                book.hasDescription() ? book.getDescription() : null,
                book.hasCoverUrl() ? book.getCoverUrl() : null,
                RpcTimes.of(book.getAddedAt()),
                RpcTimes.of(book.getUpdatedAt()),
                new Rating(book.hasRatingAverage() ? book.getRatingAverage() : null, book.getRatingCount()));
    }

    private static List<PersonNode> people(List<NameRef> people) {
        return people.stream()
                .map(person -> new PersonNode(person.getId(), person.getName()))
                .toList();
    }
}
