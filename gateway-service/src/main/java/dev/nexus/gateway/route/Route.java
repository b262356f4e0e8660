package dev.nexus.gateway.route;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the table.
 *
 * @param method the only method, {@code GET} with {@code HEAD}; null for all
 * @param path the pattern of its paths
 * @param backend the service that it belongs to
 * @param type what it carries
 * @param limit what it is for; null for reading or writing, as the method says
 */
public record Route(
        @Nullable HttpMethod method,
        PathPattern path,
        Backend backend,
        RouteClass type,
        @Nullable LimitClass limit) {

    private static final String ATTRIBUTE = Route.class.getName();

    Route(@Nullable HttpMethod method, String pattern, Backend backend, RouteClass type, @Nullable LimitClass limit) {
        this(method, PathPatternParser.defaultInstance.parse(pattern), backend, type, limit);
    }

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

    /**
     * The route that a request was found to take.
     *
     * @param request any request
     * @return its route; null when it is for the gateway itself or for nobody, or failed already: what the container
     *     dispatches again, to have the failure told, is no request for a backend
     */
    public static @Nullable Route of(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST ? (Route) request.getAttribute(ATTRIBUTE) : null;
    }

    /**
     * What a request on this route is for.
     *
     * @param asked the request's method
     * @return the class that it counts in
     */
    public LimitClass limitClass(String asked) {
        return limit != null ? limit : limitClassOf(asked);
    }

    /**
     * What a request that the gateway answers itself is for.
     *
     * @param request a request without a route
     * @return the class that it counts in
     */
    public static LimitClass limitClassOf(HttpServletRequest request) {
        return request.getRequestURI().equals(OwnPaths.GRAPH) ? LimitClass.GRAPH : limitClassOf(request.getMethod());
    }

    private static LimitClass limitClassOf(String asked) {
        return switch (asked) {
            case "GET", "HEAD", "OPTIONS" -> LimitClass.READING;
            default -> LimitClass.WRITING;
        };
    }

    /**
     * The pattern of its paths.
     *
     * @return a path pattern of Spring
     */
    public String pattern() {
        return path.getPatternString();
    }

    /**
     * Whether a browser's session begins, goes on or ends here.
     *
     * @return whether cookies that the service sets are passed on
     */
    public boolean keepsCookies() {
        return pattern().startsWith("/api/v1/sessions") || pattern().startsWith("/api/v1/sign-in");
    }

    boolean takes(String asked) {
        return method == null
                || method.name().equals(asked)
                || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD.name()));
    }

    void markOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
        // Where metrics and traces look for the name of what was asked.
        request.setAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE, path);
    }
}
