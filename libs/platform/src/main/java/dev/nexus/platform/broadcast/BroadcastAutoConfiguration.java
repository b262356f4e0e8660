package dev.nexus.platform.broadcast;

import dev.nexus.platform.event.CloudEventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** A queue of its own for each replica of a service that has something to be told. */
@AutoConfiguration(afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@ConditionalOnClass(ConnectionFactory.class)
@ConditionalOnBean({ConnectionFactory.class, BroadcastListener.class})
class BroadcastAutoConfiguration {

    @Bean
    BroadcastQueue broadcastQueue(
            @Value("${nexus.service}") String service,
            List<BroadcastListener> listeners,
            ConnectionFactory connections,
            CloudEventCodec codec,
            MeterRegistry registry) {
        return new BroadcastQueue(service, connections, new Broadcast(listeners, codec, registry));
    }
}
