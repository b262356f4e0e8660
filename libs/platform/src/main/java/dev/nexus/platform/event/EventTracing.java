package dev.nexus.platform.event;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries one W3C trace from the request that caused an event to the transaction that handles it. */
public final class EventTracing {

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    public EventTracing(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The {@code traceparent} of the current span; null when there is none. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return carrier.get(TRACEPARENT);
    }

    /** Runs an action in a span that continues the event's trace. */
    public void continued(EventMetadata event, String subscriber, Runnable action) {
        Span span = propagator
                .extract(event, (carrier, key) -> TRACEPARENT.equals(key) ? carrier.traceParent() : null)
                .name("handle " + event.type())
                .kind(Span.Kind.CONSUMER)
                .tag("messaging.message.id", event.id().toString())
                .tag("nexus.subscriber", subscriber)
                .start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            action.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
