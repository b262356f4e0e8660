package dev.nexus.notification.push;

import dev.nexus.notification.applink.AppLinks;
import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.push.crypto.MessageEncryption;
import dev.nexus.platform.mail.PostSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes requests to push services (RFC 8030, section 5). */
@Component
class PushRequests {

    private final PushKeys keys;
    private final AppLinks links;
    private final JsonMapper json;
    private final Clock clock;
    private final String contact;
    private final String ttl;

    PushRequests(
            PushKeys keys, AppLinks links, JsonMapper json, Clock clock, PushSettings settings, PostSettings mails) {
        this.keys = keys;
        this.links = links;
        this.json = json;
        this.clock = clock;
        this.contact = settings.contact() != null ? settings.contact() : usualContact(links, mails);
        this.ttl = Long.toString(settings.ttl().toSeconds());
    }

    private static String usualContact(AppLinks links, PostSettings mails) {
        var publicUrl = links.toApi("/");
        try {
            return "https".equals(publicUrl.getScheme())
                    ? publicUrl.toString()
                    : "mailto:" + new InternetAddress(mails.from(), true).getAddress();
        } catch (AddressException impossible) {
            throw new IllegalStateException("the settings have checked the sender", impossible);
        }
    }

    /** What a browser's service worker gets, before it is encrypted. */
    byte[] payload(ChannelMessage message) {
        return PushPayload.of(message.notification(), links.to(message.notification()), json);
    }

    /** The body of a request, for one browser alone and different each time. */
    byte[] body(PushTarget target, byte[] payload) {
        return MessageEncryption.encrypt(target.p256dh(), target.auth(), payload);
    }

    Map<String, String> headers(ChannelMessage message, PushTarget target) {
        return Map.of(
                "Authorization",
                keys.current().authorization(target.endpoint(), contact, clock.instant()),
                "Content-Encoding",
                "aes128gcm",
                "Content-Type",
                "application/octet-stream",
                "TTL",
                ttl,
                "Urgency",
                urgency(message.notification().kind()),
                // The same message again takes the place of the first one that a browser has not fetched yet.
                "Topic",
                topic(message.id()),
                "User-Agent",
                "Nexus-Push/1");
    }

    /** How much of a battery it is worth (RFC 8030, section 5.3). */
    private static String urgency(NotificationKind kind) {
        return switch (kind) {
            case SECURITY_ALERT, NEW_DEVICE -> "high";
            case INVITATION, IMPORT_DONE, IMPORT_FAILED, REVIEW_ANSWERED, BOOK_FINISHED -> "normal";
            case BOOK_ADDED, SERIES_CONTINUES, LISTENING_DIGEST, WEBHOOK_DISABLED -> "low";
        };
    }

    /** At most 32 characters of base64url (RFC 8030, section 5.4). */
    private static String topic(UUID id) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
