package dev.nexus.user.oidc.web;

import dev.nexus.user.oidc.Identity;
import java.time.Instant;
import java.util.UUID;

/**
 * An identity at a provider that leads into the account.
 *
 * @param id identifies the link
 * @param provider the provider's name
 * @param linkedAt since when
 * @param lastUsedAt when somebody signed in by it last
 */
record IdentityView(UUID id, String provider, Instant linkedAt, Instant lastUsedAt) {

    static IdentityView of(Identity identity) {
        return new IdentityView(identity.id().value(), identity.provider(), identity.linkedAt(), identity.lastUsedAt());
    }
}
