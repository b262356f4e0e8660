package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MediaProperties.class, S3Properties.class})
class MediaStoreConfiguration {

    @Bean
    MediaStore mediaStore(MediaProperties properties, S3Properties s3) {
        return s3.bucket() == null
                ? new FileMediaStore(properties.directory(), properties.keepFree())
                : new S3MediaStore(properties.directory(), properties.keepFree(), s3, s3.bucket());
    }
}
