package dev.nexus.user.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.secret.EnvironmentKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A refresh token: 32 bytes that nobody can guess. Only its hash is stored; it needs no salt, because there is nothing to
 * guess.
 *
 * @param value the bytes in base64url
 */
record RefreshToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String PURPOSE = "refresh-token-successor";

    static RefreshToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /** The token that follows: always the same one, so that it can be given again although only its hash is stored. */
    RefreshToken successor(EnvironmentKey secret) {
        return of(secret.hash(PURPOSE, value.getBytes(US_ASCII)));
    }

    /** The token that follows, and, while the secret is exchanged, the one that an instance with the former secret gave. */
    List<RefreshToken> successors(EnvironmentKey secret) {
        return secret.hashes(PURPOSE, value.getBytes(US_ASCII)).stream()
                .map(RefreshToken::of)
                .toList();
    }

    byte[] hash() {
        return Sha256.of(value);
    }

    private static RefreshToken of(byte[] bytes) {
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
