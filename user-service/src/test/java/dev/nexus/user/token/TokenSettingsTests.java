package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TokenSettingsTests {

    private static TokenSettings settings(Map<String, String> given) {
        var all = new HashMap<String, String>();
        given.forEach((name, value) -> all.put("nexus.tokens." + name, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("nexus.tokens", TokenSettings.class);
    }

    @Test
    void haveSensibleDefaults() {
        assertThat(settings(Map.of()))
                .isEqualTo(new TokenSettings(
                        Duration.ofMinutes(10),
                        Duration.ofDays(30),
                        Duration.ofDays(365),
                        Duration.ofSeconds(10),
                        Duration.ofDays(30),
                        Duration.ofMinutes(10),
                        Duration.ofDays(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "access-lifetime,61m",
        "refresh-lifetime,5m",
        "session-lifetime,29d",
        "refresh-grace,2m",
        "key-notice,0s",
        "key-rotation,9m",
        "ended-for,1h"
    })
    void refuseWhatWouldUndoAProtection(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nexus.tokens." + name + " is ");
    }
}
