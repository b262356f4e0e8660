package dev.nexus.gateway.security;

import dev.nexus.gateway.route.EdgeOrder;
import dev.nexus.gateway.route.LimitClass;
import dev.nexus.gateway.route.Route;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What every answer tells a browser, beside what Spring Security has it told already. Data is never a page; audio and
 * pictures may be played and shown by pages of other origins, because that is what players of other makers do: their
 * addresses or tokens are secret, and no cookie goes along.
 */
@Component
@Order(EdgeOrder.WRITES_HEADERS)
class AnswerHeaders implements Filter {

    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /** A page loads from here, runs no script that stands in it, talks to the gateway alone and is framed by nobody. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<String> PAGES = List.of("/docs", "/graphiql");
    private static final String ONE_YEAR = "max-age=31536000";

    private final CrossOrigin crossOrigin;
    private final boolean secure;

    AnswerHeaders(EdgeSettings settings) {
        this.crossOrigin = new CrossOrigin(settings.corsOrigins());
        this.secure = settings.isSecure();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        var route = Route.of(asked);
        answer.setHeader(
                "Content-Security-Policy",
                route == null && PAGES.stream().anyMatch(asked.getRequestURI()::startsWith)
                        ? PAGE_POLICY
                        : DATA_POLICY);
        answer.setHeader(
                "Cross-Origin-Resource-Policy",
                route != null && route.limit() == LimitClass.STREAMING ? "cross-origin" : "same-origin");
        answer.setHeader("Referrer-Policy", "no-referrer");
        if (secure) {
            answer.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        if (crossOrigin.answers(asked, answer)) {
            return;
        }
        chain.doFilter(request, response);
    }
}
