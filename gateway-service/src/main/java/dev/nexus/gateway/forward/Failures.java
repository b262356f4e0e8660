package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Route;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told when its request could not be passed on or was not answered. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    /** What was asked for may have been done: only these may be asked for again without a thought. */
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private Failures() {}

    static ProblemException problem(IOException failure, Call call, Route route, String method) {
        if (failure instanceof ClientGoneException) {
            return new ProblemException(CommonProblem.BAD_REQUEST, "The body ended before it was complete.");
        }
        var problem = call.hasExpired() ? late(route, method) : broken(failure, route, method);
        log.atWarn()
                .addKeyValue("backend", route.backend().label())
                .addKeyValue("problem", problem.type().code())
                .addKeyValue("cause", failure.getClass().getSimpleName())
                .log("backend failed a request");
        return problem;
    }

    private static ProblemException late(Route route, String method) {
        return repeatable(
                new ProblemException(GatewayProblem.SERVICE_TIMEOUT, "No answer from " + name(route) + " in time."),
                method);
    }

    private static ProblemException broken(IOException failure, Route route, String method) {
        return switch (failure) {
            case ConnectionRequestTimeoutException _ ->
                new ProblemException(GatewayProblem.SERVICE_BUSY, "Too many requests wait for " + name(route) + ".")
                        .retryAfter(COME_BACK);
            case ConnectTimeoutException _ -> away(route);
            case ConnectException _ -> away(route);
            case NoRouteToHostException _ -> away(route);
            case UnknownHostException _ -> away(route);
            default ->
                repeatable(
                        new ProblemException(
                                GatewayProblem.SERVICE_FAILED, "The answer of " + name(route) + " broke off."),
                        method);
        };
    }

    private static ProblemException away(Route route) {
        var detail = "Nothing was passed on: " + name(route) + " is away at the moment.";
        return new ProblemException(GatewayProblem.SERVICE_AWAY, detail).retryAfter(COME_BACK);
    }

    private static ProblemException repeatable(ProblemException problem, String method) {
        return REPEATABLE.contains(method) ? problem.retryAfter(COME_BACK) : problem;
    }

    private static String name(Route route) {
        return "the " + route.backend().label() + " service";
    }
}
