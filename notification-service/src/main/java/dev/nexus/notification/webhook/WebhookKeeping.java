package dev.nexus.notification.webhook;

import dev.nexus.notification.library.LibraryAccess;
import dev.nexus.notification.webhook.sending.WebhookSecret;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.ETags;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, shows, changes and takes away webhooks, for those who look after their library. */
@Component
public class WebhookKeeping {

    /** Each multiplies what is sent. */
    public static final int MOST_IN_A_LIBRARY = 20;

    private final ErasedAccounts erased;
    private final LibraryAccess access;
    private final WebhookTermsCheck check;
    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final Deliveries deliveries;
    private final IdSource ids;
    private final Clock clock;

    WebhookKeeping(
            ErasedAccounts erased,
            LibraryAccess access,
            WebhookTermsCheck check,
            Webhooks webhooks,
            WebhookSecrets secrets,
            Deliveries deliveries,
            IdSource ids,
            Clock clock) {
        this.erased = erased;
        this.access = access;
        this.check = check;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new webhook, and its secret as people see it: it is shown this once. */
    public record Made(UUID id, String secret) {}

    /**
     * Makes a webhook.
     *
     * @throws ProblemException {@code not-found} and {@code role-too-low} as everywhere here; {@code validation-failed},
     *     {@code too-many-webhooks}
     */
    @Transactional
    public Made make(UUID account, UUID library, WebhookTerms terms) {
        erased.refuse(account);
        webhooks.lockLibrary(library);
        access.requireOwnerOrCurator(account, library);
        require(terms);
        if (webhooks.ofLibrary(library).size() >= MOST_IN_A_LIBRARY) {
            throw new ProblemException(
                    WebhookProblem.TOO_MANY_WEBHOOKS, "There are %d already.".formatted(MOST_IN_A_LIBRARY));
        }
        var id = new WebhookId(ids.next());
        var secret = WebhookSecret.generate();
        webhooks.add(id, library, terms, secrets.seal(id, secret.bytes()), account, clock.instant());
        return new Made(id.value(), secret.text());
    }

    /** All of a library's, the oldest first. */
    public List<Webhook> list(UUID account, UUID library) {
        access.requireOwnerOrCurator(account, library);
        return webhooks.ofLibrary(library);
    }

    public Webhook find(UUID account, UUID library, WebhookId id) {
        access.requireOwnerOrCurator(account, library);
        return webhooks.find(library, id).orElseThrow(() -> absent(id));
    }

    /**
     * Changes a webhook. What was still to be sent to one that is disabled is cancelled; one that is enabled again begins afresh.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException also {@code precondition-failed} and {@code validation-failed}
     */
    @Transactional
    public Webhook change(
            UUID account, UUID library, WebhookId id, UnaryOperator<WebhookTerms> change, @Nullable String ifMatch) {
        access.requireOwnerOrCurator(account, library);
        var found = webhooks.lock(library, id).orElseThrow(() -> absent(id));
        ETags.requireMatch(ifMatch, found.version());
        var before = found.terms();
        var after = change.apply(before);
        if (after.equals(before)) {
            return found;
        }
        require(after);
        if (!after.enabled()) {
            deliveries.cancelPending(id);
        }
        var afresh = !after.url().equals(before.url()) || (after.enabled() && !before.enabled());
        return webhooks.change(id, after, afresh);
    }

    /**
     * Takes a webhook away, and all that is known of what it was told.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @throws ProblemException also {@code precondition-failed}
     */
    @Transactional
    public void remove(UUID account, UUID library, WebhookId id, @Nullable String ifMatch) {
        access.requireOwnerOrCurator(account, library);
        var found = webhooks.lock(library, id).orElseThrow(() -> absent(id));
        ETags.requireMatch(ifMatch, found.version());
        webhooks.remove(id);
    }

    static ProblemException absent(WebhookId id) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no webhook %s.".formatted(id));
    }

    private void require(WebhookTerms terms) {
        check.requireUrl(terms.url());
        check.requireTypes(terms.eventTypes());
    }
}
