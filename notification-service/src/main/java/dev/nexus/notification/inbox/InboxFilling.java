package dev.nexus.notification.inbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts notifications where their recipients find them. */
@Component
public class InboxFilling {

    private final Notifications notifications;

    InboxFilling(Notifications notifications) {
        this.notifications = notifications;
    }

    /**
     * Adds notifications, in the caller's transaction. Whoever listens is told at the commit.
     *
     * @return those that were added; what was told before is not told again
     */
    public Set<NotificationId> add(List<NewNotification> made) {
        return made.isEmpty() ? Set.of() : notifications.add(made);
    }

    /** A notification, shown in the app or not; empty when it is gone with its recipient. */
    public Optional<Notification> find(NotificationId id) {
        return notifications.find(id);
    }
}
