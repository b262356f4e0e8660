package dev.nexus.catalog.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many imports are to be done, and since when the oldest of them waits. */
@Component
final class ImportMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    ImportMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : new String[] {"queued", "running"}) {
            Gauge.builder("nexus.imports.open", this, metrics -> metrics.count(state))
                    .description("Imports that are not done, by state")
                    .tag("state", state)
                    .register(registry);
        }
    }

    private double count(String state) {
        return jdbc.sql("select count(*) from import_job where state = :state")
                .param("state", state)
                .query(Double.class)
                .single();
    }
}
