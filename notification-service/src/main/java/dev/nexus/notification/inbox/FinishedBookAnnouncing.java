package dev.nexus.notification.inbox;

import dev.nexus.notification.book.BookTitles;
import dev.nexus.platform.id.IdSource;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a listener that a book is finished. */
@Component
public class FinishedBookAnnouncing {

    private final BookTitles titles;
    private final Notifications notifications;
    private final IdSource ids;
    private final Clock clock;

    FinishedBookAnnouncing(BookTitles titles, Notifications notifications, IdSource ids, Clock clock) {
        this.titles = titles;
        this.notifications = notifications;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Announces a finished book, in the caller's transaction.
     *
     * @throws UnknownTitleException when the book's own event has not arrived yet
     */
    public void announce(RecipientId listener, UUID book) {
        var title = titles.find(book).orElseThrow(() -> new UnknownTitleException(book));
        notifications.add(new Notification(
                new NotificationId(ids.next()),
                listener,
                NotificationKind.BOOK_FINISHED,
                "You finished “%s”".formatted(title),
                "“%s” is now among the books that you have heard to the end.".formatted(title),
                book,
                clock.instant(),
                null));
    }
}
