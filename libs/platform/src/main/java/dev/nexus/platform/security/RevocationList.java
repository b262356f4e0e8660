package dev.nexus.platform.security;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Which tokens are refused although they have not expired. It is what user-service answers at
 * {@code /internal/revocations}, in JSON; fields that a reader does not know are ignored.
 *
 * @param sessions sessions and API keys that are over ({@code sid})
 * @param accounts accounts ({@code sub}) whose tokens up to a time are refused; one that was issued later is good
 * @param keys keys ({@code kid}) that no signature counts of any more
 * @param signingKeys keys ({@code kid}) that sign, or will: whoever does not know one fetches the keys, however many unknown
 *     ones strangers have named; empty when an older user-service does not tell
 */
public record RevocationList(
        Set<String> sessions,
        Map<String, Instant> accounts,
        Set<String> keys,
        @Nullable Set<String> signingKeys) {

    /** Nothing is refused. */
    public static final RevocationList EMPTY = new RevocationList(Set.of(), Map.of(), Set.of(), Set.of());

    /** Keeps copies of its own. */
    public RevocationList {
        sessions = Set.copyOf(sessions);
        accounts = Map.copyOf(accounts);
        keys = Set.copyOf(keys);
        signingKeys = signingKeys == null ? Set.of() : Set.copyOf(signingKeys);
    }

    /** Never null. */
    @Override
    public Set<String> signingKeys() {
        return Objects.requireNonNull(signingKeys);
    }

    /** Whether a verified token is refused: three lookups, whatever the list's length. */
    boolean refuses(Jwt token) {
        return sessions.contains(CurrentUser.claim(token, CurrentUser.SESSION_CLAIM))
                || keys.contains(String.valueOf(token.getHeaders().get("kid")))
                || refusesAccount(token);
    }

    private boolean refusesAccount(Jwt token) {
        var revokedAt = accounts.get(CurrentUser.claim(token, "sub"));
        if (revokedAt == null) {
            return false;
        }
        var issuedAt = issuedAt(token);
        return issuedAt == null || !issuedAt.isAfter(revokedAt);
    }

    /** {@code iat} has whole seconds only, and somebody may be let in again within the second that threw them out. */
    private static @Nullable Instant issuedAt(Jwt token) {
        return token.getClaims().get(CurrentUser.ISSUED_AT_MILLIS_CLAIM) instanceof Number millis
                ? Instant.ofEpochMilli(millis.longValue())
                : token.getIssuedAt();
    }
}
