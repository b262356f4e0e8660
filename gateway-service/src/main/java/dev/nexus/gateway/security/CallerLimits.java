package dev.nexus.gateway.security;

import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.limit.RateLimits;
import dev.nexus.gateway.route.EdgeOrder;
import dev.nexus.gateway.route.Route;
import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Decides what hangs on the caller, now that the token is checked: whether a page meant what a cookie let it do, and how
 * often it may. Each request counts once: for the API key, for the account, or else for the network that it came from.
 */
@Component
@Order(EdgeOrder.KNOWS_CALLER)
class CallerLimits implements Filter {

    private static final String COUNTED = CallerLimits.class.getName();

    private final RateLimits limits;

    CallerLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** Counts a request that nobody stands for. */
    static void countStranger(HttpServletRequest request, HttpServletResponse response, RateLimits limits) {
        request.setAttribute(COUNTED, true);
        count(request, response, limits, ClientAddress.of(request).network());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller) {
            var token = caller.getToken();
            count(asked, (HttpServletResponse) response, limits, subject(token));
            if (PassedRequest.isFromCookie(asked)) {
                CsrfTokens.check(asked, token);
            }
        } else {
            if (asked.getAttribute(COUNTED) == null) {
                countStranger(asked, (HttpServletResponse) response, limits);
            }
            PassedRequest.forgetCookie(asked);
        }
        chain.doFilter(request, response);
    }

    private static void count(
            HttpServletRequest request, HttpServletResponse response, RateLimits limits, String subject) {
        var route = Route.of(request);
        var type = route == null ? Route.limitClassOf(request) : route.limitClass(request.getMethod());
        limits.use(type, subject, response);
    }

    /** Only the token of an API key has a scope, and its session is the key. */
    static String subject(Jwt token) {
        var claims = token.getClaims();
        return String.valueOf(
                claims.containsKey(CurrentUser.SCOPE_CLAIM)
                        ? claims.get(CurrentUser.SESSION_CLAIM)
                        : token.getSubject());
    }
}
