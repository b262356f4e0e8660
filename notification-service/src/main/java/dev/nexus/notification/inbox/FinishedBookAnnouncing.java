package dev.nexus.notification.inbox;

import dev.nexus.notification.book.BookTitles;
import dev.nexus.notification.library.Memberships;
import dev.nexus.platform.id.IdSource;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a listener that a book is finished. */
@Component
public class FinishedBookAnnouncing {

    private final BookTitles titles;
    private final Memberships memberships;
    private final Notifications notifications;
    private final IdSource ids;
    private final Clock clock;

    FinishedBookAnnouncing(
            BookTitles titles, Memberships memberships, Notifications notifications, IdSource ids, Clock clock) {
        this.titles = titles;
        this.memberships = memberships;
        this.notifications = notifications;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Announces a finished book, in the caller's transaction. Who has left the library meanwhile is told nothing of it.
     *
     * @throws UnknownTitleException when the book's own event has not arrived yet
     */
    public void announce(RecipientId listener, UUID library, UUID book) {
        if (memberships.hasEnded(listener.value(), library)) {
            return;
        }
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
