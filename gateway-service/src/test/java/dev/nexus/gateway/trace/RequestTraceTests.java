package dev.nexus.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTraceTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void readsWhatAClientSent() {
        assertThat(RequestTrace.parse("00-" + TRACE + "-" + SPAN + "-01"))
                .isEqualTo(new RequestTrace(TRACE, SPAN, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "03", "ff"})
    void seesThatItIsTraced(String flags) {
        assertThat(RequestTrace.parse("00-" + TRACE + "-" + SPAN + "-" + flags))
                .isEqualTo(new RequestTrace(TRACE, SPAN, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", "fe"})
    void seesThatItIsNotTraced(String flags) {
        assertThat(RequestTrace.parse("00-" + TRACE + "-" + SPAN + "-" + flags))
                .isEqualTo(new RequestTrace(TRACE, SPAN, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "_" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0g",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01"
            })
    void readsNothingElse(String header) {
        assertThat(RequestTrace.parse(header)).isNull();
    }

    @Test
    void makesNamesThatItCanRead() {
        var trace = RequestTrace.random();

        assertThat(RequestTrace.parse(trace.header())).isEqualTo(trace);
        assertThat(trace).isNotEqualTo(RequestTrace.random());
    }
}
