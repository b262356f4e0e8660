package dev.nexus.platform.secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The key of a service that seals something; it says so by naming the variable in {@code nexus.secret.key}. */
@AutoConfiguration
@ConditionalOnProperty("nexus.secret.key")
@EnableConfigurationProperties(SecretSettings.class)
class SecretAutoConfiguration {

    @Bean
    EnvironmentKey environmentKey(SecretSettings settings) {
        return EnvironmentKey.parse(settings.key(), settings.previousKey());
    }

    @Bean
    SecretRotation secretRotation(EnvironmentKey key, ObjectProvider<SealedData> sealed) {
        return new SecretRotation(key, sealed.stream().toList());
    }
}
