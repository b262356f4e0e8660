package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.route.RouteClass;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A circuit breaker for each backend, and a bulkhead and retries for each class of its routes. */
@Component
final class Guards {

    private static final Logger log = LoggerFactory.getLogger(Guards.class);

    private final CircuitBreakerRegistry breakers;
    private final Map<RouteClass, Map<Backend, Guard>> guards = new EnumMap<>(RouteClass.class);

    Guards(ForwardingSettings settings, MeterRegistry metrics) {
        breakers = CircuitBreakerRegistry.of(breaker(settings.breaker(), settings.json()));
        var bulkheads = BulkheadRegistry.ofDefaults();
        var retries = RetryRegistry.of(retry(settings.retry()));
        for (var type : RouteClass.values()) {
            var ofType = new EnumMap<Backend, Guard>(Backend.class);
            var config = BulkheadConfig.custom()
                    .maxConcurrentCalls(settings.of(type).connections())
                    .maxWaitDuration(settings.leaseTimeout())
                    .writableStackTraceEnabled(false)
                    .build();
            for (var backend : Backend.values()) {
                var name = backend.label() + "-" + type.name().toLowerCase(Locale.ROOT);
                ofType.put(
                        backend,
                        new Guard(
                                breakers.circuitBreaker(backend.label()),
                                bulkheads.bulkhead(name, config),
                                retries.retry(name),
                                settings.breaker().openFor()));
            }
            guards.put(type, ofType);
        }
        breakers.getAllCircuitBreakers().forEach(Guards::sayWhenItChanges);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(metrics);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(metrics);
    }

    Guard of(Route route) {
        return of(route.type(), route.backend());
    }

    Guard of(RouteClass type, Backend backend) {
        return Objects.requireNonNull(Objects.requireNonNull(guards.get(type)).get(backend));
    }

    /** Forgets what was learned about the backends. */
    void forget() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    private static CircuitBreakerConfig breaker(BreakerSettings settings, Limits json) {
        var longestQuestion = Objects.requireNonNullElse(json.total(), json.stall());
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        Math.toIntExact(settings.window().toSeconds()),
                        settings.minimumCalls(),
                        SlidingWindowType.TIME_BASED)
                .failureRateThreshold(settings.failures())
                .slowCallDurationThreshold(settings.slowAfter())
                .slowCallRateThreshold(settings.slow())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                // The few may be uploads that take an hour; then others have to be tried.
                .maxWaitDurationInHalfOpenState(longestQuestion.plus(settings.openFor()))
                .build();
    }

    private static RetryConfig retry(RetrySettings settings) {
        return RetryConfig.custom()
                .maxAttempts(settings.atMost() + 1)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(settings.pause(), 2.0, 0.5))
                .retryOnException(Guard::isWorthAnother)
                .build();
    }

    private static void sayWhenItChanges(CircuitBreaker breaker) {
        breaker.getEventPublisher().onStateTransition(event -> log.atWarn()
                .addKeyValue("backend", event.getCircuitBreakerName())
                .addKeyValue("from", event.getStateTransition().getFromState())
                .addKeyValue("to", event.getStateTransition().getToState())
                .log("circuit breaker changed"));
    }
}
