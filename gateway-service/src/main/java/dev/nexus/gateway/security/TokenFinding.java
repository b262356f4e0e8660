package dev.nexus.gateway.security;

import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.limit.RateLimits;
import dev.nexus.gateway.route.EdgeOrder;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.RequestPattern;
import dev.nexus.platform.security.SecuritySettings;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Finds the token of a request, whatever stands in its place: what the client sent as one wins over an API key, and that
 * over a cookie. A request without any is counted here, because the token check may send it away.
 */
@Component
@Order(EdgeOrder.FINDS_TOKEN)
class TokenFinding implements Filter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Cookies cookies;
    private final RateLimits limits;
    private final RequestMatcher open;

    TokenFinding(ApiKeys keys, EdgeSettings settings, SecuritySettings security, RateLimits limits) {
        this.keys = keys;
        this.cookies = new Cookies(settings.isSecure());
        this.limits = limits;
        this.open = RequestPattern.any(security.publicPaths());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var found = find(asked, (HttpServletResponse) response);
        if (found.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            CallerLimits.countStranger(asked, (HttpServletResponse) response, limits);
        }
        chain.doFilter(found, response);
    }

    private HttpServletRequest find(HttpServletRequest request, HttpServletResponse response) {
        var authorization = only(request, HttpHeaders.AUTHORIZATION);
        var key = only(request, PassedRequest.API_KEY);
        var hasCookies = request.getHeader(HttpHeaders.COOKIE) != null;
        if (key == null && !hasCookies && (authorization == null || !isKey(authorization))) {
            return request;
        }
        var passed = hasCookies ? cookies.passed(request) : null;
        if (authorization != null) {
            return isKey(authorization)
                    ? exchanged(request, authorization.substring(BEARER.length()), passed, response)
                    : PassedRequest.asSent(request, authorization, passed);
        }
        if (key != null) {
            return exchanged(request, key.strip(), passed, response);
        }
        var token = cookies.accessToken(request);
        return token == null
                ? PassedRequest.asSent(request, null, passed)
                : PassedRequest.withCookie(request, token, passed);
    }

    private HttpServletRequest exchanged(
            HttpServletRequest request, String key, @Nullable String passed, HttpServletResponse response) {
        if (open.matches(request)) {
            // Nobody needs a key here, so a bad one must not be in the way.
            return PassedRequest.asSent(request, null, passed);
        }
        try {
            return PassedRequest.withExchanged(request, keys.exchange(key, ClientAddress.of(request)), passed);
        } catch (ProblemException refused) {
            if (refused.type() == EdgeProblem.INVALID_API_KEY) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER.strip());
            }
            throw refused;
        }
    }

    private static boolean isKey(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && authorization.startsWith(ApiKeys.PREFIX, BEARER.length());
    }

    /** Of two, this and the service behind might each take another one. */
    private static @Nullable String only(HttpServletRequest request, String name) {
        var values = request.getHeaders(name);
        if (!values.hasMoreElements()) {
            return null;
        }
        var value = values.nextElement();
        if (values.hasMoreElements()) {
            throw new ProblemException(CommonProblem.BAD_REQUEST, name + " was sent more than once.");
        }
        return value;
    }
}
