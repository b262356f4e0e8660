package dev.nexus.notification.inbox.web;

import dev.nexus.notification.inbox.NotificationPage;
import dev.nexus.notification.inbox.NotificationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notifications, the newest first.
 *
 * @param next the cursor of the page that follows; null on the last page
 * @param unread how many are unread, on this page or not
 */
record InboxView(List<NotificationView> items, @Nullable String next, long unread) {

    static InboxView of(NotificationPage<NotificationView> inbox) {
        return new InboxView(inbox.page().items(), inbox.page().next(), inbox.unread());
    }
}
