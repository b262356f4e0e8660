package dev.nexus.playback.transfer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nexus.playback.transfer.ForeignListening;
import dev.nexus.playback.transfer.ImportedBook;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import.
 *
 * @param source what the files are from
 * @param person whose listening it is, as the other server calls them; null when the files do not tell
 * @param imported of how many books something was new here
 * @param missing how many books are not here, or as another recording only
 * @param books one for each that the files tell of, those first that are here
 */
record ImportResultView(String source, @Nullable String person, int imported, int missing, List<BookView> books) {

    /**
     * What came of one book.
     *
     * @param key what the other server calls it
     * @param bookId which of the caller's books it is; null when none is
     * @param outcome {@code imported}: something was new here; {@code known}: nothing was; {@code not-here}: there is no such book;
     *     {@code another-recording}: the one that is here takes another time
     * @param moved whether the caller is now where the caller was there; not so when something later was done here
     * @param bookmarks how many were new
     * @param daysHeard on how many days listening became known
     * @param problem why not all was taken over; absent when all was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BookView(
            String key,
            String title,
            @Nullable UUID bookId,
            String outcome,
            boolean moved,
            int bookmarks,
            int daysHeard,
            @Nullable String problem) {

        static BookView of(ImportedBook imported) {
            var here = imported.here();
            return new BookView(
                    imported.book().key(),
                    imported.book().title(),
                    here == null ? null : here.value(),
                    imported.outcome().wireName(),
                    imported.moved(),
                    imported.bookmarks().added(),
                    imported.heard(),
                    imported.problem());
        }
    }

    static ImportResultView of(ForeignListening foreign, List<ImportedBook> books) {
        return new ImportResultView(
                foreign.source(),
                foreign.person(),
                count(books, ImportedBook.Outcome.IMPORTED),
                count(books, ImportedBook.Outcome.NOT_HERE) + count(books, ImportedBook.Outcome.ANOTHER_RECORDING),
                books.stream().map(BookView::of).toList());
    }

    private static int count(List<ImportedBook> books, ImportedBook.Outcome outcome) {
        return (int) books.stream().filter(book -> book.outcome() == outcome).count();
    }
}
