package dev.nexus.gateway.route;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * One line of the table.
 *
 * @param method the only method; null for all
 * @param pattern a path pattern of Spring
 * @param backend the service that it belongs to
 * @param type what it carries
 */
public record Route(@Nullable HttpMethod method, String pattern, Backend backend, RouteClass type) {

    private static final String ATTRIBUTE = Route.class.getName();

    /**
     * The route that a request was found to take.
     *
     * @param request a request that a route handles
     * @return its route
     */
    public static Route of(ServerRequest request) {
        return (Route) request.attribute(ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("the request " + request.path() + " has no route"));
    }

    /** The route's name in metrics and logs. */
    String id() {
        return (method == null ? "" : method + " ") + pattern;
    }

    RequestPredicate predicate() {
        var path = RequestPredicates.path(pattern);
        return method == null ? path : RequestPredicates.method(method).and(path);
    }

    ServerRequest markOn(ServerRequest request) {
        request.attributes().put(ATTRIBUTE, this);
        return request;
    }
}
