package dev.nexus.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ClientSettingsTests {

    @ParameterizedTest
    @CsvSource({"64MB, 372", "256MB, 1489", "1GB, 5957", "16GB, 20000"})
    void leavesThreeQuartersOfTheHeapToTheRest(DataSize heap, int connections) {
        assertThat(new ClientSettings(0).connections(heap.toBytes())).isEqualTo(connections);
    }

    @Test
    void takesWhatIsSet() {
        assertThat(new ClientSettings(50_000)
                        .connections(DataSize.ofMegabytes(256).toBytes()))
                .isEqualTo(50_000);
    }

    @Test
    void refusesWhatIsNoNumberOfConnections() {
        assertThatThrownBy(() -> new ClientSettings(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
