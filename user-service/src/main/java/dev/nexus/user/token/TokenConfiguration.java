package dev.nexus.user.token;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenSettings.class, PublicUrl.class})
class TokenConfiguration {}
