package dev.nexus.user.audit;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that matters for the security of an account.
 *
 * @param id identifies it; later ones have greater identifiers
 * @param at when
 * @param account whom it happened to; null when what was typed named no account
 * @param actor who did it; null for somebody who was not signed in
 * @param action what happened, by its code
 * @param clientAddress where the request came from; null in the background
 * @param userAgent what the client called itself; null when it did not say
 * @param details what else there is to know
 */
public record SecurityEvent(
        UUID id,
        Instant at,
        @Nullable AccountId account,
        @Nullable AccountId actor,
        String action,
        @Nullable String clientAddress,
        @Nullable String userAgent,
        Map<String, String> details) {

    /** Keeps its own copy of the details. */
    public SecurityEvent {
        details = Map.copyOf(details);
    }

    /** As it is shown to whom it happened to: where others come from is not theirs to know. */
    SecurityEvent withoutOthersWhereabouts() {
        return actor == null || actor.equals(account)
                ? this
                : new SecurityEvent(id, at, account, actor, action, null, null, details);
    }
}
