package dev.nexus.platform.problem;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Finds the trace of a request, also where its scope is closed already: in filters and in the error dispatch. */
final class TraceIds {

    private TraceIds() {}

    static String of(HttpServletRequest request) {
        if (request.getAttribute(ProblemRendering.TRACE_ID_ATTRIBUTE) instanceof String known) {
            return known;
        }
        var trace = traced(request).orElseGet(TraceIds::random);
        request.setAttribute(ProblemRendering.TRACE_ID_ATTRIBUTE, trace);
        return trace;
    }

    /** An id in the form of a W3C trace id, for requests that failed before tracing began. */
    static String random() {
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Optional<String> traced(HttpServletRequest request) {
        return ServerHttpObservationFilter.findObservationContext(request)
                .map(observed -> observed.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .filter(id -> !id.isEmpty());
    }
}
