package dev.nexus.gateway.trace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunctions;

/** The times of requests under the name and the tags that Spring gives those that it observes. */
@Component
class RequestTimes {

    private static final String NAME = "http.server.requests";
    private static final String NONE = "none";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final MeterRegistry meters;
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(HttpServletRequest request, int status, @Nullable Throwable thrown, long nanos) {
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "UNKNOWN";
        var exception = thrown == null ? NONE : thrown.getClass().getSimpleName();
        var kind = new Kind(method, uri(request, status), status, exception);
        timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder(NAME)
                .tag("error", kind.exception())
                .tag("exception", kind.exception())
                .tag("method", kind.method())
                .tag("outcome", outcome(kind.status()))
                .tag("status", Integer.toString(kind.status()))
                .tag("uri", kind.uri())
                .register(meters);
    }

    /** The pattern, never the path: there are few patterns. */
    private static String uri(HttpServletRequest request, int status) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern == null) {
            pattern = request.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
        }
        if (pattern != null) {
            return pattern.toString();
        }
        return switch (status / 100) {
            case 3 -> "REDIRECTION";
            default -> status == 404 ? "NOT_FOUND" : "UNKNOWN";
        };
    }

    private static String outcome(int status) {
        var known = HttpStatus.Series.resolve(status);
        return known == null
                ? "UNKNOWN"
                : switch (known) {
                    case INFORMATIONAL -> "INFORMATIONAL";
                    case SUCCESSFUL -> "SUCCESS";
                    case REDIRECTION -> "REDIRECTION";
                    case CLIENT_ERROR -> "CLIENT_ERROR";
                    case SERVER_ERROR -> "SERVER_ERROR";
                };
    }

    private record Kind(String method, String uri, int status, String exception) {}
}
