package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Route;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
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
        var cause = failure instanceof UnansweredException unanswered ? unanswered.reason() : failure;
        var problem = call.hasExpired() ? late(route, method) : broken(cause, route, method);
        log.atWarn()
                .addKeyValue("backend", route.backend().label())
                .addKeyValue("problem", problem.type().code())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("backend failed a request");
        return problem;
    }

    private static ProblemException late(Route route, String method) {
        return repeatable(
                new ProblemException(
                        GatewayProblem.SERVICE_TIMEOUT, "No answer from " + name(route.backend()) + " in time."),
                method);
    }

    private static ProblemException broken(IOException failure, Route route, String method) {
        return switch (failure) {
            case ConnectException _ -> away(route.backend(), COME_BACK);
            case NoRouteToHostException _ -> away(route.backend(), COME_BACK);
            case UnknownHostException _ -> away(route.backend(), COME_BACK);
            default ->
                repeatable(
                        new ProblemException(
                                GatewayProblem.SERVICE_FAILED,
                                "The answer of " + name(route.backend()) + " broke off."),
                        method);
        };
    }

    /** As many requests as may wait for the backend do so. */
    static ProblemException busy(Backend backend) {
        return new ProblemException(GatewayProblem.SERVICE_BUSY, "Too many requests wait for " + name(backend) + ".")
                .retryAfter(COME_BACK);
    }

    /** It was found to be away or hung, and is left alone. No line in the log for each request: the breaker wrote one. */
    static ProblemException leftAlone(Backend backend, Duration time) {
        return away(backend, time);
    }

    /** What a question that failed on its way is to the client; a question can always be asked again. */
    static ProblemException of(BackendTroubleException trouble, Backend backend) {
        return switch (trouble.kind()) {
            case AWAY -> away(backend, COME_BACK);
            case LATE ->
                new ProblemException(GatewayProblem.SERVICE_TIMEOUT, "No answer from " + name(backend) + " in time.")
                        .retryAfter(COME_BACK);
            case BROKEN ->
                new ProblemException(GatewayProblem.SERVICE_FAILED, "The answer of " + name(backend) + " broke off.")
                        .retryAfter(COME_BACK);
        };
    }

    private static ProblemException away(Backend backend, Duration comeBack) {
        var detail = "Nothing was passed on: " + name(backend) + " is away at the moment.";
        return new ProblemException(GatewayProblem.SERVICE_AWAY, detail).retryAfter(comeBack);
    }

    private static ProblemException repeatable(ProblemException problem, String method) {
        return REPEATABLE.contains(method) ? problem.retryAfter(COME_BACK) : problem;
    }

    private static String name(Backend backend) {
        return "the " + backend.label() + " service";
    }
}
