package dev.nexus.gateway.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a page reads from its own cookie and sends along, which no other site can: the token in the cookie has its hash. */
final class CsrfTokens {

    private static final String HEADER = "X-CSRF-Token";

    private CsrfTokens() {}

    /** Refuses a change that the page itself did not want. */
    static void check(HttpServletRequest request, Jwt token) {
        switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> {
                // Changes nothing.
            }
            default -> {
                var sent = request.getHeader(HEADER);
                var hash = token.getClaimAsString(CurrentUser.CSRF_CLAIM);
                if (sent == null || hash == null || !MessageDigest.isEqual(hash(sent), hash.getBytes(US_ASCII))) {
                    throw new ProblemException(
                            EdgeProblem.CSRF_TOKEN_INVALID, "Send the CSRF token of the session as " + HEADER + ".");
                }
            }
        }
    }

    private static byte[] hash(String sent) {
        return Base64.getUrlEncoder().withoutPadding().encode(Sha256.of(sent));
    }
}
