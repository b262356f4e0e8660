package dev.nexus.user.token;

import dev.nexus.user.secret.EnvironmentKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenSettings.class, PublicUrl.class})
class TokenConfiguration {

    @Bean
    EnvironmentKey environmentKey(TokenSettings settings) {
        return EnvironmentKey.parse(settings.secretKey(), settings.previousSecretKey());
    }
}
