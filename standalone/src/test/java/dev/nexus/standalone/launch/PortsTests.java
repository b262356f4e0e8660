package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.standalone.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTests {

    @Test
    void haveDocumentedDefaults() {
        var ports = Ports.of(Map.of());

        assertThat(ports.http(AppService.GATEWAY)).isEqualTo(8080);
        assertThat(ports.http(AppService.USER)).isEqualTo(28801);
        assertThat(ports.http(AppService.NOTIFICATION)).isEqualTo(28804);
        assertThat(ports.management(AppService.GATEWAY)).isEqualTo(28810);
        assertThat(ports.management(AppService.NOTIFICATION)).isEqualTo(28814);
        assertThat(ports.rpc(AppService.USER)).isEqualTo(28821);
        assertThat(ports.rpc(AppService.NOTIFICATION)).isEqualTo(28824);
        assertThat(ports.postgres()).isEqualTo(28832);
        assertThat(ports.amqp()).isEqualTo(28872);
    }

    @Test
    void areCountedFromTheGivenBase() {
        var ports = Ports.of(Map.of("NEXUS_PORT", "9000", "NEXUS_PORT_BASE", "31000"));

        assertThat(ports.http(AppService.GATEWAY)).isEqualTo(9000);
        assertThat(ports.http(AppService.CATALOG)).isEqualTo(31002);
        assertThat(ports.amqp()).isEqualTo(31072);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "eighty", "99999999999"})
    void refuseWhatIsNoPort(String value) {
        assertThatThrownBy(() -> Ports.of(Map.of("NEXUS_PORT", value)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("NEXUS_PORT is " + value);
    }

    @Test
    void refuseABaseThatLeavesNoRoomForTheOthers() {
        assertThatThrownBy(() -> Ports.of(Map.of("NEXUS_PORT_BASE", "65500")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("NEXUS_PORT_BASE is 65500 but must be 1 to 65463.");
    }
}
