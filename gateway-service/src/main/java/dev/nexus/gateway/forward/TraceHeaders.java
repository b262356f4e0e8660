package dev.nexus.gateway.forward;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/** Lets the backend's trace be a part of the gateway's. */
@Component
class TraceHeaders implements RequestHttpHeadersFilter {

    private final Tracer tracer;
    private final Propagator propagator;

    TraceHeaders(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
        this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
    }

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerRequest request) {
        var context = tracer.currentTraceContext().context();
        if (context == null) {
            return headers;
        }
        var traced = HttpHeaders.copyOf(headers);
        propagator.inject(context, traced, (_, name, value) -> traced.set(name, value));
        return traced;
    }
}
