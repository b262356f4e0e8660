package dev.nexus.platform.observation;

import dev.nexus.platform.problem.ShownPath;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Keeps secrets out of traces. */
@AutoConfiguration
class ObservationAutoConfiguration {

    /** The key under which requests and calls are observed with their path. */
    private static final String URL = "http.url";

    @Bean
    ObservationFilter shownPaths() {
        return observed -> {
            var url = observed.getHighCardinalityKeyValue(URL);
            if (url != null) {
                var shown = ShownPath.of(url.getValue());
                if (!shown.equals(url.getValue())) {
                    observed.addHighCardinalityKeyValue(KeyValue.of(URL, shown));
                }
            }
            return observed;
        };
    }
}
