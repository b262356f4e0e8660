package dev.nexus.notification.inbox;

import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Lets a recipient look through the notifications, and tick them off. */
@Component
public class InboxReading {

    private static final String LIST = "notifications";

    private final Notifications notifications;
    private final Clock clock;

    InboxReading(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    /** The newest first. */
    public <T> NotificationPage<T> open(RecipientId recipient, PageRequest request, Function<Notification, T> view) {
        var before = request.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        var rows = notifications.newest(recipient, before, request.limit() + 1);
        var page = Page.cut(rows, request, last -> Cursor.of(LIST, last.id()), view);
        return new NotificationPage<>(page, notifications.unread(recipient));
    }

    /** Marks one as read; a second time changes nothing. Somebody else's is as good as none. */
    public void read(RecipientId recipient, NotificationId id) {
        if (!notifications.read(recipient, id, clock.instant())) {
            throw new ProblemException(CommonProblem.NOT_FOUND, "There is no notification %s.".formatted(id));
        }
    }

    public void readAll(RecipientId recipient) {
        notifications.readAll(recipient, clock.instant());
    }
}
