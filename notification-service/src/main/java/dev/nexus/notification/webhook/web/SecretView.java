package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.SecretRotating.Rotated;
import java.time.Instant;

/**
 * A new secret.
 *
 * @param secret what the receiver checks signatures with ({@code whsec_...}); shown this once
 * @param formerUntil until then messages are signed with the former one, too
 */
record SecretView(String secret, Instant formerUntil) {

    static SecretView of(Rotated rotated) {
        return new SecretView(rotated.secret(), rotated.formerUntil());
    }
}
