package dev.nexus.catalog.book;

import dev.nexus.catalog.media.BookChapter;
import dev.nexus.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** The chapters that a curator gives a book. */
final class ChapterList {

    private ChapterList() {}

    /**
     * Chapters one after the other, within the book.
     *
     * @param durationMillis of the book
     * @throws ProblemException {@code validation-failed} with the first one that is not
     */
    static List<BookChapter> of(List<ChangeBook.Part> parts, long durationMillis) {
        var chapters = new ArrayList<BookChapter>(parts.size());
        long free = 0;
        for (var part : parts) {
            long start = Seconds.toMillis(part.start());
            long end = Seconds.toMillis(part.end());
            if (start < free || end <= start || end > durationMillis) {
                throw Refusals.field(
                        "#/chapters/" + chapters.size(),
                        "must end after it starts, start where the one before has ended or later, and end within the book");
            }
            chapters.add(new BookChapter(part.title().value(), start, end));
            free = end;
        }
        return chapters;
    }
}
