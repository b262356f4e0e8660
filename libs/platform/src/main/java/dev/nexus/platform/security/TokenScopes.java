package dev.nexus.platform.security;

import dev.nexus.platform.problem.InsufficientScopeException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a token with a {@code scope}, an API key's, is good for: {@code <context>:read} to look and {@code <context>:write} for
 * everything else. One without a {@code scope} is good for all that its account may.
 */
public final class TokenScopes {

    private final @Nullable String context;

    /**
     * The scopes of one service.
     *
     * @param context the first half of the scopes that count here; null where others check them
     */
    public TokenScopes(@Nullable String context) {
        this.context = context;
    }

    /**
     * Guards what only looks.
     *
     * @param token a verified token
     * @throws InsufficientScopeException when the token is limited and not good for this
     */
    public void requireReading(Jwt token) {
        require(token, ":read");
    }

    /**
     * Guards what changes something.
     *
     * @param token a verified token
     * @throws InsufficientScopeException when the token is limited and not good for this
     */
    public void requireWriting(Jwt token) {
        require(token, ":write");
    }

    static boolean isLimited(Jwt token) {
        return token.getClaims().get(CurrentUser.SCOPE_CLAIM) != null;
    }

    private void require(Jwt token, String right) {
        var scope = token.getClaims().get(CurrentUser.SCOPE_CLAIM);
        if (scope == null || context == null) {
            return;
        }
        var needed = context + right;
        if (!Arrays.asList(scope.toString().split(" ")).contains(needed)) {
            throw new InsufficientScopeException("The token needs the scope " + needed + ".");
        }
    }
}
