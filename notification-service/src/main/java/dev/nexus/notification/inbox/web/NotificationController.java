package dev.nexus.notification.inbox.web;

import dev.nexus.notification.inbox.InboxReading;
import dev.nexus.notification.inbox.NotificationId;
import dev.nexus.notification.inbox.NotificationView;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notifications inside the app. */
@RestController
@RequestMapping("/api/v1/me/notifications")
class NotificationController {

    private final InboxReading inbox;

    NotificationController(InboxReading inbox) {
        this.inbox = inbox;
    }

    /** Lists the caller's notifications, the newest first. */
    @GetMapping
    InboxView list(CurrentUser user, PageRequest page) {
        return InboxView.of(inbox.open(recipient(user), page, NotificationView::of));
    }

    /** Marks a notification as read. */
    @PutMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(CurrentUser user, @PathVariable UUID id) {
        inbox.read(recipient(user), new NotificationId(id));
    }

    /** Marks all notifications as read. */
    @PutMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(CurrentUser user) {
        inbox.readAll(recipient(user));
    }

    private static RecipientId recipient(CurrentUser user) {
        return new RecipientId(user.accountId());
    }
}
