package dev.nexus.notification.webhook.sending;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a receiver whom a message is from, and when it was sent: Standard Webhooks 1.0, symmetric ({@code v1}). */
final class WebhookSignature {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** The three headers; one signature for each secret, so that a receiver may know either while they are exchanged. */
    static Map<String, String> headers(WebhookMessage message, Instant at) {
        var timestamp = Long.toString(at.getEpochSecond());
        var content = "%s.%s.%s".formatted(message.id(), timestamp, message.body());
        var signatures = message.secrets().stream()
                .map(secret -> "v1," + hmac(secret, content))
                .collect(Collectors.joining(" "));
        return Map.of(ID, message.id(), TIMESTAMP, timestamp, SIGNATURE, signatures);
    }

    private static String hmac(byte[] secret, String content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
