package dev.nexus.playback.book;

import java.time.Duration;
import java.util.Map;
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

    /** Those of the books that are known at once or become known in time. */
    public Map<BookId, BookAccess> await(ListenerId listener, Set<BookId> ids, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        var known = books.asSeenBy(listener, ids);
        while (known.size() < ids.size() && System.nanoTime() < deadline && paused()) {
            known = books.asSeenBy(listener, ids);
        }
        return known;
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
