package dev.nexus.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers 401 and 403 as problems, with the {@code WWW-Authenticate} of RFC 6750. Nothing in it names this host: behind the gateway
 * that is a name which no client knows.
 */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SCHEME = "Bearer";

    private final BearerTokenAccessDeniedHandler refusal = new BearerTokenAccessDeniedHandler();
    private final ProblemRendering rendering;

    SecurityProblems(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException unauthenticated)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(unauthenticated));
        rendering.write(request, response, problem(unauthenticated));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        refusal.handle(new Authenticated(request), response, denied);
        rendering.write(request, response, refusal(denied));
    }

    private static String challenge(AuthenticationException unauthenticated) {
        if (!(unauthenticated instanceof OAuth2AuthenticationException invalid)) {
            return SCHEME;
        }
        var error = invalid.getError();
        return SCHEME
                + ' '
                + Stream.of(
                                parameter("error", error.getErrorCode()),
                                parameter("error_description", error.getDescription()),
                                parameter("error_uri", error.getUri()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> parameter(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(name + "=\"" + value + '"');
    }

    private static ProblemException refusal(AccessDeniedException denied) {
        return denied instanceof InsufficientScopeException
                ? new ProblemException(CommonProblem.INSUFFICIENT_SCOPE, denied.getMessage())
                : new ProblemException(CommonProblem.FORBIDDEN, null);
    }

    private static ProblemException problem(AuthenticationException unauthenticated) {
        return unauthenticated instanceof OAuth2AuthenticationException invalid
                ? new ProblemException(
                        CommonProblem.INVALID_TOKEN, invalid.getError().getDescription())
                : new ProblemException(CommonProblem.UNAUTHENTICATED, "Send Authorization: Bearer <access token>.");
    }

    /** The request as the library asks it for the caller's token; the servlet API is not told of callers otherwise. */
    private static final class Authenticated extends HttpServletRequestWrapper {

        Authenticated(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return SecurityContextHolder.getContext().getAuthentication();
        }
    }
}
