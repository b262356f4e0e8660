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

/** Refuses what is written in another way than the plain one, and says that nothing is there before anybody is asked for a token: a stranger learns no more than that. */
@Component
@Order(EdgeOrder.REFUSES_UNKNOWN)
class UnknownPaths implements Filter {

    private final OwnPaths own;

    UnknownPaths(OwnPaths own) {
        this.own = own;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        if (Route.of(asked) == null) {
            requireOwn(asked.getRequestURI());
        }
        chain.doFilter(request, response);
    }

    private void requireOwn(String path) {
        if (!Spelling.isPlain(path)) {
            throw new ProblemException(CommonProblem.BAD_REQUEST, "The path is not written in the plain way.");
        }
        if (!own.contains(path)) {
            throw new ProblemException(CommonProblem.NOT_FOUND, null);
        }
    }
}
