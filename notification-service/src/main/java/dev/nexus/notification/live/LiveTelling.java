package dev.nexus.notification.live;

import dev.nexus.notification.inbox.InboxFollowing;
import dev.nexus.notification.inbox.NotificationView;
import dev.nexus.notification.library.Memberships;
import dev.nexus.notification.recipient.RecipientId;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells a listener what is new. */
@Component
class LiveTelling {

    private static final int NOTIFICATIONS_AT_ONCE = 100;

    private final InboxFollowing inbox;
    private final Memberships memberships;

    LiveTelling(InboxFollowing inbox, Memberships memberships) {
        this.inbox = inbox;
        this.memberships = memberships;
    }

    long latest(UUID account) {
        return inbox.latest(new RecipientId(account));
    }

    /**
     * Writes news. Whether the listener still belongs to a book's library is asked now, not when the stream was opened.
     *
     * @param number of the last notification that the client has
     * @return the same, after this
     */
    long tell(UUID account, Mailbox.News news, long number, EventFrames frames) throws IOException {
        if (news.missed()) {
            frames.event("resync", Map.of());
        }
        var libraries = news.positions().stream().map(LivePosition::libraryId).collect(Collectors.toUnmodifiableSet());
        var open = memberships.among(account, libraries);
        for (var position : news.positions()) {
            if (open.contains(position.libraryId())) {
                frames.event("position", position);
            }
        }
        return news.notifications() ? tellNotifications(account, number, frames) : number;
    }

    private long tellNotifications(UUID account, long number, EventFrames frames) throws IOException {
        var told = number;
        var page = inbox.after(new RecipientId(account), told, NOTIFICATIONS_AT_ONCE);
        while (!page.isEmpty()) {
            for (var next : page) {
                frames.event(next.number(), "notification", NotificationView.of(next.notification()));
                told = next.number();
            }
            page = inbox.after(new RecipientId(account), told, NOTIFICATIONS_AT_ONCE);
        }
        return told;
    }
}
