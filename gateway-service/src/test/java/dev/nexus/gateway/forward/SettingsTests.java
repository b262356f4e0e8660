package dev.nexus.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.gateway.route.Backends;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void hasThesePlacesAndLimitsUnlessToldOtherwise() {
        context.run(started -> {
            assertThat(started.getBean(Backends.class))
                    .isEqualTo(new Backends(
                            address(28801, 28811),
                            address(28802, 28812),
                            address(28803, 28813),
                            address(28804, 28814)));
            assertThat(started.getBean(ForwardingSettings.class))
                    .isEqualTo(new ForwardingSettings(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10),
                            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 200),
                            new Limits(null, Duration.ofSeconds(30), 2000),
                            new Limits(null, Duration.ofSeconds(60), 200),
                            new Limits(null, Duration.ofSeconds(45), 10000),
                            new BreakerSettings(
                                    Duration.ofSeconds(10),
                                    20,
                                    50,
                                    Duration.ofSeconds(5),
                                    80,
                                    Duration.ofSeconds(5),
                                    5),
                            new RetrySettings(2, Duration.ofMillis(50))));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json.total=0s",
                "json.stall=-1s",
                "stream.stall=0s",
                "live.connections=0",
                "upload.connections=many",
                "breaker.window=10ms",
                "breaker.minimum-calls=0",
                "breaker.failures=0",
                "breaker.slow=101",
                "breaker.slow-after=0s",
                "breaker.open-for=-1s",
                "breaker.probes=0",
                "retry.at-most=-1",
                "retry.at-most=6",
                "retry.pause=0ms"
            })
    void refusesImpossibleLimits(String setting) {
        context.withPropertyValues("nexus.gateway.forwarding." + setting)
                .run(started -> assertThat(started).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:1", "https://user:1", "http:///", "http://user:1/path", "http://user:1?a=b", "user"})
    void refusesAnAddressThatIsNone(String url) {
        assertThatThrownBy(() -> new Backends.Address(URI.create(url), URI.create("http://user:2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }

    private static Backends.Address address(int port, int managementPort) {
        return new Backends.Address(
                URI.create("http://localhost:" + port), URI.create("http://localhost:" + managementPort));
    }

    @EnableConfigurationProperties({Backends.class, ForwardingSettings.class})
    static class Settings {}
}
