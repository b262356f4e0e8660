package dev.nexus.catalog.book;

import dev.nexus.catalog.media.BookChapter;
import jakarta.persistence.Embeddable;

/** A chapter on the book's timeline. */
@Embeddable
record Chapter(String title, long startMillis, long endMillis) {

    static Chapter of(BookChapter chapter) {
        return new Chapter(chapter.title(), chapter.startMillis(), chapter.endMillis());
    }

    BookChapter onTimeline() {
        return new BookChapter(title, startMillis, endMillis);
    }
}
