package dev.nexus.gateway.security;

import dev.nexus.gateway.route.EdgeOrder;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells whoever keeps answers whose they are: two people who share a browser must not see each other's. */
@Component
@Order(EdgeOrder.KNOWS_CALLER)
class PersonalAnswers implements Filter {

    private static final String CALLER = String.join(", ", HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken) {
            ((HttpServletResponse) response).addHeader(HttpHeaders.VARY, CALLER);
        }
        chain.doFilter(request, response);
    }
}
