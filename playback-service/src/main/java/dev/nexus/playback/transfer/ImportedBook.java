package dev.nexus.playback.transfer;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.bookmark.TakenOver;
import dev.nexus.playback.progress.TakenPlace;
import org.jspecify.annotations.Nullable;

/**
 * What came of one book of an import.
 *
 * @param here which of the listener's books it is, or would be if it were the same recording; null when there is none
 * @param heard on how many days (UTC) listening became known that was not before
 * @param moved whether the listener is now where the listener was there
 * @param problem why not all of it was taken over, in a sentence; null when all was
 */
public record ImportedBook(
        ForeignBook book,
        @Nullable BookId here,
        Outcome outcome,
        boolean moved,
        TakenOver bookmarks,
        int heard,
        @Nullable String problem) {

    /** In short. */
    public enum Outcome {
        /** Something of it is new here. */
        IMPORTED("imported"),
        /** All of it was known here already. */
        KNOWN("known"),
        /** The listener has no such book here. */
        NOT_HERE("not-here"),
        /** The book here is another recording of it: it takes another time. */
        ANOTHER_RECORDING("another-recording");

        private final String wireName;

        Outcome(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    static ImportedBook taken(ForeignBook book, BookId here, TakenPlace place, TakenOver bookmarks, int heard) {
        var fresh = place.fresh() > 0 || bookmarks.added() > 0 || heard > 0;
        return new ImportedBook(
                book, here, fresh ? Outcome.IMPORTED : Outcome.KNOWN, place.moved(), bookmarks, heard, place.refusal());
    }

    static ImportedBook absent(ForeignBook book) {
        return new ImportedBook(
                book,
                null,
                Outcome.NOT_HERE,
                false,
                TakenOver.NOTHING,
                0,
                book.title().isEmpty()
                        ? "The files do not tell what it is called: add the answer of the other server about the item."
                        : "None of your books here is this one.");
    }

    static ImportedBook another(ForeignBook book, BookMatch.AnotherRecording match) {
        return new ImportedBook(
                book,
                match.book(),
                Outcome.ANOTHER_RECORDING,
                false,
                TakenOver.NOTHING,
                0,
                "The book here takes %d s: positions in one mean nothing in the other."
                        .formatted(match.length().toSeconds()));
    }
}
