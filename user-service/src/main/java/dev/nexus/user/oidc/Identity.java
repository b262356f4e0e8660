package dev.nexus.user.oidc;

import dev.nexus.user.account.AccountId;
import java.time.Instant;

/**
 * That somebody at a provider gets into an account.
 *
 * @param id identifies the link
 * @param accountId the account
 * @param provider the provider's name
 * @param linkedAt since when
 * @param lastUsedAt when somebody signed in by it last
 */
public record Identity(IdentityId id, AccountId accountId, String provider, Instant linkedAt, Instant lastUsedAt) {}
