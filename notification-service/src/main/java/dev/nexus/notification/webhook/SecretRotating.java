package dev.nexus.notification.webhook;

import dev.nexus.notification.library.LibraryAccess;
import dev.nexus.notification.webhook.sending.WebhookSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exchanges the secret of a webhook, without a moment in which its receiver can check nothing. */
@Component
public class SecretRotating {

    private static final Duration BOTH_SIGN_FOR = Duration.ofHours(24);

    private final LibraryAccess access;
    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Clock clock;

    SecretRotating(LibraryAccess access, Webhooks webhooks, WebhookSecrets secrets, Clock clock) {
        this.access = access;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A secret that has taken another's place.
     *
     * @param secret as people see it; it is shown this once
     * @param formerUntil how long the former one signs, too
     */
    public record Rotated(String secret, Instant formerUntil) {}

    /** Makes a new secret. Of several former ones the latest signs along. */
    @Transactional
    public Rotated rotate(UUID account, UUID library, WebhookId id) {
        access.requireOwnerOrCurator(account, library);
        if (webhooks.lock(library, id).isEmpty()) {
            throw WebhookKeeping.absent(id);
        }
        var secret = WebhookSecret.generate();
        var formerUntil = clock.instant().plus(BOTH_SIGN_FOR);
        webhooks.rotate(id, secrets.seal(id, secret.bytes()), formerUntil);
        return new Rotated(secret.text(), formerUntil);
    }
}
