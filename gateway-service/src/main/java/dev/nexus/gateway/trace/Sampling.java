package dev.nexus.gateway.trace;

import dev.nexus.platform.problem.ProblemRendering;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Decides first of all whether a request is traced. One that is not gets a trace id for logs and problems and is counted
 * and timed like the others; the observation with its span, which nobody would see, is not even begun. It cost a third of the CPU of
 * a small request. Where spans are exported to nobody, no request is traced.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Sampling extends OncePerRequestFilter implements ObservationPredicate {

    private static final String TRACE_ID = "traceId";
    private static final String SPAN_ID = "spanId";

    private final RequestTimes times;
    private final double share;
    private final boolean isExported;

    Sampling(RequestTimes times, TraceSettings settings, ObjectProvider<SpanExporter> exporters) {
        this.times = times;
        this.share = settings.sampling();
        this.isExported = exporters.stream().findAny().isPresent();
    }

    /** Asked by the filter that observes requests, which comes later. */
    @Override
    public boolean test(String name, Observation.Context context) {
        var request = context instanceof ServerRequestObservationContext asked ? asked.getCarrier() : null;
        return request == null || RequestTrace.of(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var trace = untraced(request);
        if (trace == null) {
            chain.doFilter(request, response);
            return;
        }
        trace.markOn(request);
        request.setAttribute(ProblemRendering.TRACE_ID_ATTRIBUTE, trace.traceId());
        MDC.put(TRACE_ID, trace.traceId());
        MDC.put(SPAN_ID, trace.spanId());
        var begin = System.nanoTime();
        Throwable thrown = null;
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            thrown = failure;
            throw failure;
        } finally {
            times.record(request, thrown == null ? response.getStatus() : 500, thrown, System.nanoTime() - begin);
            MDC.remove(TRACE_ID);
            MDC.remove(SPAN_ID);
        }
    }

    /**
     * The name of a request that is not traced here; null for one that is. A client may give the name, so that its own trace goes
     * on here, and may want none; how many are traced is not for clients to say.
     */
    private @Nullable RequestTrace untraced(HttpServletRequest request) {
        var header = request.getHeader(RequestTrace.HEADER);
        var sent = header == null ? null : RequestTrace.parse(header);
        var isWanted = isExported && (sent == null || sent.isWanted());
        if (isWanted && ThreadLocalRandom.current().nextDouble() < share) {
            return null;
        }
        return sent == null ? RequestTrace.random() : sent;
    }
}
