package dev.nexus.notification.inbox;

import dev.nexus.notification.book.Books;
import dev.nexus.notification.book.UnknownBookException;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.id.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a listener that a book is finished. */
@Component
public class FinishedBookAnnouncing {

    /** Longer than devices are usually offline. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Books titles;
    private final Memberships memberships;
    private final Notifications notifications;
    private final IdSource ids;
    private final Clock clock;

    FinishedBookAnnouncing(
            Books titles, Memberships memberships, Notifications notifications, IdSource ids, Clock clock) {
        this.titles = titles;
        this.memberships = memberships;
        this.notifications = notifications;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Announces a finished book, in the caller's transaction. Who has left the library meanwhile is told nothing of it, and what was
     * finished long ago is no news: a listener may bring years of it along from another server.
     *
     * @param finishedAt when it was finished, whenever that became known
     * @throws UnknownBookException when the book's own event has not arrived yet
     */
    public void announce(RecipientId listener, UUID library, UUID book, Instant finishedAt) {
        var now = clock.instant();
        if (finishedAt.isBefore(now.minus(NEWS)) || memberships.hasEnded(listener.value(), library)) {
            return;
        }
        var title = titles.title(book).orElseThrow(() -> new UnknownBookException(book));
        notifications.add(new Notification(
                new NotificationId(ids.next()),
                listener,
                NotificationKind.BOOK_FINISHED,
                "You finished “%s”".formatted(title),
                "“%s” is now among the books that you have heard to the end.".formatted(title),
                book,
                now,
                null));
    }
}
