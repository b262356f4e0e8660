package dev.nexus.gateway.forward;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closes the connection of an answer that broke off in the middle. Ended in the usual way it would look complete to the
 * client. The exception is the one that makes Tomcat close without another word.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class CutConnections extends OncePerRequestFilter {

    private static final String CUT = CutConnections.class.getName();

    static void cut(HttpServletRequest request) {
        request.setAttribute(CUT, true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(CUT) != null) {
            throw new ClientAbortException("the answer broke off");
        }
    }
}
