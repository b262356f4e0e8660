package dev.nexus.user.invitation;

import dev.nexus.platform.hash.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What accepts an invitation: 32 bytes that nobody can guess. Only its hash is stored; it needs no salt, because there is
 * nothing to guess.
 *
 * @param value the bytes in base64url, or whatever somebody sent
 */
public record InvitationToken(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static InvitationToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return Sha256.of(value);
    }

    @Override
    public String toString() {
        return "InvitationToken[hidden]";
    }
}
