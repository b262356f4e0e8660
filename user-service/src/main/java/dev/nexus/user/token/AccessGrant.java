package dev.nexus.user.token;

import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says of its bearer.
 *
 * @param accountId whose token it is
 * @param admin whether the account administers the platform
 * @param sessionId what it ends with: a session, or an API key
 * @param scopes what it is limited to, such as {@code catalog:read}; null when it may do whatever its account may
 * @param csrfHash base64url of the SHA-256 of what must come along with unsafe requests; null when it is no cookie
 */
public record AccessGrant(
        AccountId accountId,
        boolean admin,
        UUID sessionId,
        @Nullable Set<String> scopes,
        @Nullable String csrfHash) {

    /** Keeps its own copy of the scopes. */
    public AccessGrant {
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /**
     * A grant of all that an account may do.
     *
     * @param account whose
     * @param session the session that it ends with
     * @return the grant
     */
    public static AccessGrant ofSession(Account account, SessionId session) {
        return new AccessGrant(account.id(), account.isAdmin(), session.value(), null, null);
    }

    /**
     * A grant of some of what an account may do.
     *
     * @param account whose
     * @param apiKey the key that it ends with
     * @param scopes what it is limited to
     * @return the grant
     */
    public static AccessGrant ofApiKey(Account account, UUID apiKey, Set<String> scopes) {
        return new AccessGrant(account.id(), account.isAdmin(), apiKey, scopes, null);
    }

    /**
     * The same grant for a cookie.
     *
     * @param hash what must come along
     * @return the grant
     */
    public AccessGrant withCsrfHash(String hash) {
        return new AccessGrant(accountId, admin, sessionId, scopes, hash);
    }
}
