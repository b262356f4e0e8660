package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IngestPropertiesTests {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IngestProperties(
                        null, 4, Duration.ofSeconds(1), Duration.ofSeconds(20), 5, Duration.ofDays(1)));
    }

    @Test
    void takesABlankRootForNone() {
        assertThat(bind(Map.of("nexus.ingest.import-root", "")).importRoot()).isNull();
        assertThat(bind(Map.of("nexus.ingest.import-root", "/books")).importRoot())
                .isEqualTo(Path.of("/books"));
    }

    @Test
    void refusesAnImpossibleNumberOfWorkers() {
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of("nexus.ingest.workers", "-1")));
    }

    @ParameterizedTest
    @CsvSource({"poll, 0s", "poll, -1s", "lease, 0s", "lease, -1s", "orphan-age, 0s", "orphan-age, -1s"})
    void refusesTimesThatAreNone(String setting, String value) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("nexus.ingest." + setting, value)))
                .withStackTraceContaining("nexus.ingest." + setting + " is");
    }

    private static IngestProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("nexus.ingest", IngestProperties.class);
    }
}
