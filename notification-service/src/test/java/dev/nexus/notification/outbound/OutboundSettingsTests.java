package dev.nexus.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.address.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OutboundSettingsTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void opensNothingUnlessToldTo() {
        context.run(started -> assertThat(started.getBean(OutboundSettings.class))
                .isEqualTo(new OutboundSettings(List.of(), Duration.ofSeconds(5), Duration.ofSeconds(15))));
    }

    @Test
    void readsNetworksAsOperatorsWriteThem() {
        context.withPropertyValues("NEXUS_WEBHOOK_NETWORKS=10.20.0.0/16, fd12::/16,192.0.2.7")
                .run(started -> assertThat(
                                started.getBean(OutboundSettings.class).allowedNetworks())
                        .containsExactly(
                                new Network(InetAddress.ofLiteral("10.20.0.0"), 16),
                                new Network(InetAddress.ofLiteral("fd12::"), 16),
                                new Network(InetAddress.ofLiteral("192.0.2.7"), 32)));
    }

    @ParameterizedTest
    @CsvSource({
        "allowed-networks=10.20.0.0/33, network '10.20.0.0/33'",
        "allowed-networks=10.20.0.0/-1, network '10.20.0.0/-1'",
        "allowed-networks=10.20.0.0/a, network '10.20.0.0/a'",
        "allowed-networks=10.20/16, network '10.20/16'",
        "allowed-networks=localhost, network 'localhost'",
        "allowed-networks=/8, network '/8'",
        "connect-timeout=0s, nexus.webhooks.connect-timeout is PT0S",
        "try-timeout=4s, nexus.webhooks.try-timeout is PT4S"
    })
    void refusesWhatIsNotPossible(String setting, String reason) {
        context.withPropertyValues("nexus.webhooks." + setting)
                .run(failed -> assertThat(failed).getFailure().hasStackTraceContaining(reason));
    }

    @EnableConfigurationProperties(OutboundSettings.class)
    static class Settings {}
}
