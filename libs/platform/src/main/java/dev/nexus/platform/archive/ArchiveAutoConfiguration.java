package dev.nexus.platform.archive;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The archive for every service that has a broker. */
@AutoConfiguration(afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@ConditionalOnBean(ConnectionFactory.class)
@ConditionalOnProperty(name = "nexus.archive.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ArchiveProperties.class)
class ArchiveAutoConfiguration {

    /** Before the listeners and the relay start, which make the first connections. */
    @Bean
    SmartInitializingSingleton archiveDeclaring(ConnectionFactory connections, ArchiveProperties properties) {
        return () -> connections.addConnectionListener(new ArchiveDeclaring(properties));
    }
}
