package dev.nexus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LimitSettingsTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Settings.class);

    @Test
    void limitsThisUnlessToldOtherwise() {
        context.run(started -> {
            assertThat(started.getBean(LimitSettings.class))
                    .isEqualTo(new LimitSettings(
                            Rate.valueOf("30/10m"),
                            Rate.valueOf("60/1m"),
                            Rate.valueOf("240/1m"),
                            Rate.valueOf("60/10m"),
                            Rate.valueOf("1200/1m"),
                            Rate.valueOf("600/1m"),
                            Rate.valueOf("300/1m"),
                            Rate.valueOf("600/1m"),
                            Rate.valueOf("1200/1m"),
                            Rate.valueOf("1200/1m"),
                            Rate.valueOf("60/1m"),
                            Rate.valueOf("30/1m"),
                            50_000));
            assertThat(started.getBean(SharedSettings.class).databaseUrl()).isNull();
        });
    }

    @Test
    void canBeSwitchedOff() {
        context.withPropertyValues("NEXUS_LIMIT_READING=0").run(started -> assertThat(
                        started.getBean(LimitSettings.class).reading().isLimit())
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading=many", "sign-in=60", "live=-1/1m", "remembered=0"})
    void refusesImpossibleLimits(String setting) {
        context.withPropertyValues("nexus.gateway.limits." + setting)
                .run(started -> assertThat(started).hasFailed());
    }

    @EnableConfigurationProperties({LimitSettings.class, SharedSettings.class})
    static class Settings {}
}
