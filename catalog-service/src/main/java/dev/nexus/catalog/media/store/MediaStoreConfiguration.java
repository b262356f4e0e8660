package dev.nexus.catalog.media.store;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class MediaStoreConfiguration {

    @Bean
    FileMediaStore mediaStore(MediaProperties properties) {
        return new FileMediaStore(properties.directory(), properties.keepFree());
    }
}
