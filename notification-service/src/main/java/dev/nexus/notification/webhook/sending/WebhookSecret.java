package dev.nexus.notification.webhook.sending;

import java.security.SecureRandom;
import java.util.Base64;

/** What a receiver checks signatures with, in the form of Standard Webhooks 1.0: {@code whsec_} and base64. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int GENERATED_BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("a webhook's secret has %d to %d bytes, this one has %d"
                    .formatted(LEAST_BYTES, MOST_BYTES, bytes.length));
        }
        this.bytes = bytes;
    }

    /** A new secret that nobody can guess. */
    public static WebhookSecret generate() {
        var bytes = new byte[GENERATED_BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /**
     * A secret that was kept as bytes.
     *
     * @throws IllegalArgumentException if there are less than 24 or more than 64
     */
    public static WebhookSecret of(byte[] bytes) {
        return new WebhookSecret(bytes.clone());
    }

    /**
     * Reads a secret as people see it.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook's secret begins with " + PREFIX);
        }
        return new WebhookSecret(decoded(text.substring(PREFIX.length())));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("a webhook's secret is base64 after " + PREFIX, broken);
        }
    }

    /** As people see it: {@code whsec_...}. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** What is signed with. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
