package dev.nexus.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class EdgeSettingsTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void isThisUnlessToldOtherwise() {
        context.run(started -> assertThat(started.getBean(EdgeSettings.class))
                .isEqualTo(new EdgeSettings(URI.create("http://localhost:8080"), List.of(), DataSize.ofMegabytes(1))));
    }

    @Test
    void readsSeveralOrigins() {
        context.withPropertyValues("NEXUS_CORS_ORIGINS=https://a.example, http://localhost:3000")
                .run(started -> assertThat(started.getBean(EdgeSettings.class).corsOrigins())
                        .containsExactly("https://a.example", "http://localhost:3000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "https://a.example/",
                "https://a.example/app",
                "ftp://a.example",
                "https://u@a",
                "null"
            })
    void refusesWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() ->
                        new EdgeSettings(URI.create("http://localhost"), List.of(origin), DataSize.ofMegabytes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexus.example", "ftp://nexus.example", "https:///"})
    void refusesWhatIsNoPublicUrl(String url) {
        assertThatThrownBy(() -> new EdgeSettings(URI.create(url), List.of(), DataSize.ofMegabytes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }

    @EnableConfigurationProperties(EdgeSettings.class)
    static class Settings {}
}
