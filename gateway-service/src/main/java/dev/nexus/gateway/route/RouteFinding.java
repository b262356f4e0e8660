package dev.nexus.gateway.route;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds a request's route once, before anything decides by it. A path that is not written in the plain way has none. */
@Component
@Order(EdgeOrder.FINDS_ROUTE)
class RouteFinding implements Filter {

    private static final RouteTree ROUTES = new RouteTree(RouteTable.ROUTES);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var path = asked.getRequestURI();
        var route = Spelling.isPlain(path) ? ROUTES.find(asked.getMethod(), path) : null;
        if (route != null) {
            route.markOn(asked);
        }
        chain.doFilter(request, response);
    }
}
