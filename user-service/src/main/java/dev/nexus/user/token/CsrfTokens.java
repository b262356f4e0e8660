package dev.nexus.user.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.secret.EnvironmentKey;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a page must send along with unsafe requests when a cookie authenticates: another site's page makes the browser send
 * cookies, but can read none. It is derived from the session, so nothing is stored, and a token of another session is none
 * (OWASP: signed double submit).
 */
@Component
class CsrfTokens {

    private static final String PURPOSE = "csrf-token";

    private final EnvironmentKey secret;

    CsrfTokens(EnvironmentKey secret) {
        this.secret = secret;
    }

    String of(SessionId session) {
        return base64(secret.hash(PURPOSE, name(session)));
    }

    /** What the access token says of it: enough to check it, not to make it. */
    String hashOf(SessionId session) {
        return base64(Sha256.of(of(session)));
    }

    /** Whether this is the session's token; it takes as long for a wrong one as for the right one. */
    boolean matches(SessionId session, @Nullable String sent) {
        if (sent == null) {
            return false;
        }
        return secret.hashes(PURPOSE, name(session)).stream()
                .map(CsrfTokens::base64)
                .anyMatch(token -> MessageDigest.isEqual(token.getBytes(UTF_8), sent.getBytes(UTF_8)));
    }

    private static byte[] name(SessionId session) {
        return session.toString().getBytes(US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
