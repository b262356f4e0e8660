package dev.nexus.user.apikey;

import dev.nexus.user.account.AccountId;
import java.time.Instant;
import java.util.List;

/** What happens to API keys. */
public sealed interface ApiKeyEvent {

    /**
     * A key was made.
     *
     * @param apiKeyId the new key
     * @param accountId whose
     * @param name what its owner calls it
     * @param scopes what it is good for
     * @param expiresAt until when
     * @param at when
     */
    record ApiKeyCreated(
            ApiKeyId apiKeyId, AccountId accountId, String name, List<Scope> scopes, Instant expiresAt, Instant at)
            implements ApiKeyEvent {

        /** Keeps its own copy of the scopes. */
        public ApiKeyCreated {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * A key is good for nothing any more.
     *
     * @param apiKeyId which
     * @param accountId whose
     * @param at when
     */
    record ApiKeyRevoked(ApiKeyId apiKeyId, AccountId accountId, Instant at) implements ApiKeyEvent {}
}
