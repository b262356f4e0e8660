package dev.nexus.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliverySettingsTests {

    @Test
    void haveSensibleDefaults() {
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("nexus.webhooks.delivery", DeliverySettings.class))
                .isEqualTo(new DeliverySettings(Duration.ofMillis(500), 16, 2));
    }

    @Test
    void areAllPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliverySettings(Duration.ZERO, 16, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliverySettings(Duration.ofSeconds(1), 16, 0));
    }
}
