package dev.nexus.platform.test.openapi;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Keeps springdoc, which is on every test's class path, out of the services under test: production has none. */
final class SpringdocOff implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("springdoc off", Map.of("springdoc.api-docs.enabled", "false")));
    }
}
