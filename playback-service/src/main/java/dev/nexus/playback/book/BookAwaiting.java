package dev.nexus.playback.book;

import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Waits a moment for books that are not known yet: a listener may open a book before its event has arrived here. It asks
 * the projection again and again, because another replica may be the one that hears the event.
 */
@Component
public class BookAwaiting {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Books books;

    BookAwaiting(Books books) {
        this.books = books;
    }

    /** Returns as soon as all of the books are known, and at the latest in time. */
    public void await(Set<BookId> ids, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (books.known(ids).size() < ids.size() && System.nanoTime() < deadline && paused()) {
            // Asked again.
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
