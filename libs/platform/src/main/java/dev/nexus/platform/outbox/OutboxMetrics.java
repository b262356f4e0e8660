package dev.nexus.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the relay is behind: how many events wait to be published, and since when the oldest does. */
final class OutboxMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    OutboxMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nexus.outbox.pending", this, OutboxMetrics::pending)
                .description("Events that wait to be published, counted up to 10,000")
                .register(registry);
        Gauge.builder("nexus.outbox.age", this, OutboxMetrics::age)
                .description("How long the oldest event that is not published has waited, 0 when there is none")
                .baseUnit("seconds")
                .register(registry);
    }

    private double pending() {
        return number("select count(*) from (select from outbox_event limit 10000) counted");
    }

    private double age() {
        return number("""
                select coalesce(max(extract(epoch from clock_timestamp() - occurred_at)), 0)
                from (select occurred_at from outbox_event order by position limit 1) oldest
                """);
    }

    private double number(String sql) {
        return jdbc.sql(sql).query(Double.class).single();
    }
}
