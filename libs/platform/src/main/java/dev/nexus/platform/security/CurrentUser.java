package dev.nexus.platform.security;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.Collection;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, from the verified access token alone. A controller method takes it as an argument without any annotation; a
 * request without a token then ends with 401.
 *
 * @param accountId the account ({@code sub})
 * @param sessionId the session that the token belongs to ({@code sid})
 * @param admin whether the account administers the platform
 */
public record CurrentUser(UUID accountId, UUID sessionId, boolean admin) {

    /** The claim that names the session. */
    public static final String SESSION_CLAIM = "sid";

    /** The claim that lists the account's roles. */
    public static final String ROLES_CLAIM = "roles";

    /** The claim that limits what a token is good for (RFC 8693); without it a token is good for all that its account may. */
    public static final String SCOPE_CLAIM = "scope";

    /** The claim with the time of issue in milliseconds, because {@code iat} has whole seconds only. */
    public static final String ISSUED_AT_MILLIS_CLAIM = "iatms";

    /** The claim with the hash of what must come along with unsafe requests when a cookie carried the token. */
    public static final String CSRF_CLAIM = "csrf";

    /** The role of those who administer the platform. */
    public static final String ADMIN_ROLE = "admin";

    /**
     * Reads the caller from a token.
     *
     * @param token a verified token
     * @return the caller
     */
    public static CurrentUser of(Jwt token) {
        return new CurrentUser(
                UUID.fromString(claim(token, "sub")), UUID.fromString(claim(token, SESSION_CLAIM)), isAdmin(token));
    }

    /**
     * Guards what only those who administer the platform may do.
     *
     * @throws ProblemException {@code forbidden} for everybody else
     */
    public void requireAdmin() {
        if (!admin) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only an administrator of the platform may do this.");
        }
    }

    static boolean isAdmin(Jwt token) {
        return token.getClaims().get(ROLES_CLAIM) instanceof Collection<?> roles && roles.contains(ADMIN_ROLE);
    }

    /** As it stands in the token: the decoder has seen to it that it is a text, and converting it would cost at each request. */
    static String claim(Jwt token, String name) {
        return String.valueOf(token.getClaims().get(name));
    }
}
