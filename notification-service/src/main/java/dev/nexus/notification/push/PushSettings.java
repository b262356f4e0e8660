package dev.nexus.notification.push;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are pushed.
 *
 * @param publicKey the VAPID key that browsers subscribe for, base64url of 65 bytes; null or empty when one shall be made and kept
 * @param privateKey what belongs to it, base64url of 32 bytes; given when the public one is
 * @param contact whom push services may ask about this installation, {@code mailto:} or {@code https:}; null or empty for the
 *     public URL, or for the sender of mails when that is not https
 * @param ttl for how long a push service keeps a message for a browser that is off
 */
@ConfigurationProperties("nexus.push")
record PushSettings(
        @Nullable String publicKey,
        @Nullable String privateKey,
        @Nullable String contact,
        @DefaultValue("3d") Duration ttl) {

    private static final Duration LONGEST = Duration.ofDays(28);

    PushSettings {
        publicKey = emptyAsNull(publicKey);
        privateKey = emptyAsNull(privateKey);
        contact = emptyAsNull(contact);
        if ((publicKey == null) != (privateKey == null)) {
            throw new IllegalArgumentException(
                    "nexus.push.public-key and private-key are given together, or neither of them");
        }
        if (contact != null && !isContact(contact)) {
            throw new IllegalArgumentException(
                    "nexus.push.contact is %s and must be like mailto:boss@example.org or https://example.org"
                            .formatted(contact));
        }
        if (ttl.isNegative() || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "nexus.push.ttl is %s and must be from nothing to %s".formatted(ttl, LONGEST));
        }
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isContact(String text) {
        try {
            var scheme = URI.create(text).getScheme();
            return "mailto".equals(scheme) || "https".equals(scheme);
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "PushSettings[contact=%s, ttl=%s]".formatted(contact, ttl);
    }
}
