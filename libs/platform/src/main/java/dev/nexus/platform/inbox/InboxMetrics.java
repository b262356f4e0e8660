package dev.nexus.platform.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what became of events: {@code nexus.inbox.events} by subscriber and outcome. */
final class InboxMetrics {

    private static final String EVENTS = "nexus.inbox.events";

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry, WaitingEvents waiting) {
        this.registry = registry;
        Gauge.builder("nexus.inbox.waiting", waiting, WaitingEvents::waiting)
                .description("Events that wait for their next try")
                .register(registry);
        Gauge.builder("nexus.inbox.parked", waiting, WaitingEvents::parked)
                .description("Events that were given up and wait for an operator")
                .register(registry);
    }

    void count(EventSubscriber subscriber, OnceOnlyHandling.Outcome outcome) {
        count(subscriber.name(), outcome.name().toLowerCase(Locale.ROOT));
    }

    void countFailed(EventSubscriber subscriber) {
        count(subscriber.name(), "failed");
    }

    void countIgnored(String queue) {
        count(queue, "ignored");
    }

    void countUnreadable(String queue) {
        count(queue, "unreadable");
    }

    private void count(String subscriber, String outcome) {
        registry.counter(EVENTS, "subscriber", subscriber, "outcome", outcome).increment();
    }
}
