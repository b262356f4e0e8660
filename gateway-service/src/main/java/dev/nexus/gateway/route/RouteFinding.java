package dev.nexus.gateway.route;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds a request's route once, before anything decides by it. */
@Component
@Order(EdgeOrder.FINDS_ROUTE)
class RouteFinding implements Filter {

    private static final RouteTree ROUTES = new RouteTree(RouteTable.ROUTES);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var path = asked.getRequestURI();
        if (!Spelling.isPlain(path)) {
            throw new ProblemException(CommonProblem.BAD_REQUEST, "The path is not written in the plain way.");
        }
        var route = ROUTES.find(asked.getMethod(), path);
        if (route != null) {
            route.markOn(asked);
        }
        chain.doFilter(request, response);
    }
}
