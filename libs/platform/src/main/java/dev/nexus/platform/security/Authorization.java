package dev.nexus.platform.security;

import dev.nexus.platform.problem.InsufficientScopeException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What a token is good for. One without a {@code scope} is good for all that its account may; one with a {@code scope}, an
 * API key's, needs {@code <context>:read} to look and {@code <context>:write} for everything else, and never opens what only
 * somebody who signed in may do.
 */
final class Authorization implements AuthorizationManager<RequestAuthorizationContext> {

    /** Whoever has an administrator's key for a machine has not become one; so no service has to say it. */
    private static final RequestPattern ADMINISTRATION = RequestPattern.valueOf("/api/v1/admin/**");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AuthorizationManager<RequestAuthorizationContext> signedIn =
            AuthenticatedAuthorizationManager.authenticated();
    private final TokenScopes scopes;
    private final RequestMatcher interactiveOnly;

    Authorization(SecuritySettings settings) {
        this.scopes = new TokenScopes(settings.scopeContext());
        this.interactiveOnly =
                RequestPattern.any(Stream.concat(Stream.of(ADMINISTRATION), settings.interactiveOnly().stream())
                        .toList());
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext asked) {
        if (caller.get() instanceof JwtAuthenticationToken token && TokenScopes.isLimited(token.getToken())) {
            check(token.getToken(), asked.getRequest());
        }
        return signedIn.authorize(caller, asked);
    }

    private void check(Jwt token, HttpServletRequest request) {
        if (interactiveOnly.matches(request)) {
            throw new InsufficientScopeException("Only somebody who is signed in may do this, no API key.");
        }
        if (READING.contains(request.getMethod())) {
            scopes.requireReading(token);
        } else {
            scopes.requireWriting(token);
        }
    }
}
