package dev.nexus.gateway.security;

import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.limit.AtOnce;
import dev.nexus.gateway.route.EdgeOrder;
import dev.nexus.gateway.route.Route;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Holds a place for the caller for as long as a request is under way. */
@Component
@Order(EdgeOrder.HOLDS_PLACE)
class HeldAtOnce implements Filter {

    private final AtOnce places;

    HeldAtOnce(AtOnce places) {
        this.places = places;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var route = Route.of(asked);
        if (route == null) {
            chain.doFilter(request, response);
            return;
        }
        try (var _ = places.take(route.type(), subject(asked))) {
            chain.doFilter(request, response);
        }
    }

    private static String subject(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                ? CallerLimits.subject(caller.getToken())
                : ClientAddress.of(request).network();
    }
}
