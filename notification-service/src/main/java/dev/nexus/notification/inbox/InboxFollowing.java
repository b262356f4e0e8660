package dev.nexus.notification.inbox;

import dev.nexus.notification.recipient.RecipientId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets a recipient follow the notifications as they come. */
@Component
public class InboxFollowing {

    private final Notifications notifications;

    InboxFollowing(Notifications notifications) {
        this.notifications = notifications;
    }

    /** The number of the latest notification; 0 when there is none. */
    public long latest(RecipientId recipient) {
        return notifications.latestNumber(recipient);
    }

    /** The first of those after a number, in their order. */
    public List<NumberedNotification> after(RecipientId recipient, long number, int atMost) {
        return notifications.after(recipient, number, atMost);
    }
}
