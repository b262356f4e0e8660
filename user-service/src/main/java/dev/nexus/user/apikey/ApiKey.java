package dev.nexus.user.apikey;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key for a machine that acts for an account.
 *
 * @param id identifies it
 * @param accountId for whom the machine acts
 * @param name what its owner calls it
 * @param scopes what it is good for
 * @param lastFour the last characters of the key
 * @param createdAt when it was made
 * @param expiresAt until when it is good
 * @param lastUsedAt when it was last exchanged, to about a minute; null when it never was
 */
public record ApiKey(
        ApiKeyId id,
        AccountId accountId,
        String name,
        Set<Scope> scopes,
        String lastFour,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** Keeps its own copy of the scopes. */
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}
