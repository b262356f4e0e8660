package dev.nexus.catalog.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.nexus.catalog.book.BookView;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, each list ranked by {@code score}. Scores compare hits of one answer, nothing else. {@code matched}
 * names the fields that the words were found in.
 *
 * @param didYouMean the words as the best hit spells them; null when nothing had to be spelled otherwise
 */
public record SearchView(
        List<BookHit> books,
        List<PersonHit> people,
        List<SeriesHit> series,
        List<ChapterHit> chapters,
        @Nullable String didYouMean) {

    static final SearchView NOTHING = new SearchView(List.of(), List.of(), List.of(), List.of(), null);

    /** A book with everything that lists show of it. */
    public record BookHit(@JsonUnwrapped BookView book, BigDecimal score, List<String> matched) {}

    /**
     * An author or narrator.
     *
     * @param books how many books of the library they had a part in
     */
    public record PersonHit(
            UUID id,
            UUID libraryId,
            String name,
            List<String> roles,
            long books,
            BigDecimal score,
            List<String> matched) {}

    /**
     * A series.
     *
     * @param books how many books of it the library has
     */
    public record SeriesHit(UUID id, UUID libraryId, String name, long books, BigDecimal score, List<String> matched) {}

    /**
     * A chapter.
     *
     * @param index its place among its book's chapters, from 0
     * @param start seconds on the book's timeline
     * @param end seconds on the book's timeline
     */
    public record ChapterHit(
            UUID bookId,
            String bookTitle,
            UUID libraryId,
            int index,
            String title,
            BigDecimal start,
            BigDecimal end,
            BigDecimal score,
            List<String> matched) {}
}
