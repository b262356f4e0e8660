package dev.nexus.user.audit.web;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.SecurityEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that matters for the security of an account.
 *
 * @param id identifies it
 * @param at when
 * @param action what happened, in lower case words with hyphens; more may come
 * @param accountId whom it happened to; null when what was typed named no account
 * @param actorId who did it; null for somebody who was not signed in
 * @param clientAddress where the request came from; null when it came from nowhere
 * @param userAgent what the client called itself; null when it did not say
 * @param details what else there is to know
 */
record SecurityEventView(
        UUID id,
        Instant at,
        String action,
        @Nullable UUID accountId,
        @Nullable UUID actorId,
        @Nullable String clientAddress,
        @Nullable String userAgent,
        Map<String, String> details) {

    SecurityEventView {
        details = Map.copyOf(details);
    }

    static SecurityEventView of(SecurityEvent event) {
        return new SecurityEventView(
                event.id(),
                event.at(),
                event.action(),
                value(event.account()),
                value(event.actor()),
                event.clientAddress(),
                event.userAgent(),
                event.details());
    }

    private static @Nullable UUID value(@Nullable AccountId id) {
        return id == null ? null : id.value();
    }
}
