package dev.nexus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTests {

    private final JsonMapper tolerant = JsonMapper.builder().build();
    private final JsonMapper strict = StrictJson.of(tolerant);

    @Test
    void readsWhatIsRight() {
        var read = strict.readValue(
                "{\"position\":12.5,\"rate\":1,\"index\":3,\"at\":\"2026-03-01T12:00:00Z\"}", Report.class);

        assertThat(read).isEqualTo(new Report(12.5, 1.0, 3, Instant.parse("2026-03-01T12:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"position\":1e999}",
                "{\"position\":-1e999}",
                "{\"position\":\"NaN\"}",
                "{\"position\":\"Infinity\"}",
                "{\"position\":NaN}",
                "{\"position\":\"12.5\"}",
                "{\"position\":{}}",
                "{\"position\":[1]}",
                "{\"position\":true}",
                "{\"position\":null}",
                "{}",
                "{\"position\":1,\"rate\":\"1\"}",
                "{\"position\":1,\"index\":1.5}",
                "{\"position\":1,\"index\":\"1\"}",
                "{\"position\":1,\"unknown\":1}",
                "{\"position\":1} x"
            })
    void refusesWhatIsNot(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> strict.readValue(json, Report.class));
    }

    @Test
    void letsARecordOptOutOfUnknownFields() {
        assertThat(strict.readValue("{\"a\":1,\"b\":2}", Tolerant.class)).isEqualTo(new Tolerant(1));
    }

    @Test
    void leavesTheTolerantMapperAsItIs() {
        assertThat(tolerant.readValue("{\"position\":1,\"unknown\":1}", Report.class)
                        .position())
                .isEqualTo(1);
    }

    @Test
    void writesTimesAsIso8601() {
        assertThat(strict.writeValueAsString(Instant.parse("2026-03-01T12:00:00.5Z")))
                .isEqualTo("\"2026-03-01T12:00:00.500Z\"");
    }

    record Report(
            double position,
            @Nullable Double rate,
            @Nullable Integer index,
            @Nullable Instant at) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tolerant(int a) {}
}
