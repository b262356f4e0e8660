package dev.nexus.platform.inbox;

import dev.nexus.contracts.Subscription;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventTracing;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox of a service that has subscribers. Its queues are those that the topology gives to the service's name. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration"
        })
@ConditionalOnBean({JdbcClient.class, ConnectionFactory.class, EventSubscriber.class})
@EnableConfigurationProperties(InboxProperties.class)
@EnableScheduling
class InboxAutoConfiguration {

    @Bean
    OnceOnlyHandling onceOnlyHandling(
            JdbcClient jdbc, ErasedAccounts erased, CloudEventCodec codec, EventTracing tracing, Clock clock) {
        return new OnceOnlyHandling(jdbc, erased, codec, tracing, clock);
    }

    @Bean
    WaitingEvents waitingEvents(JdbcClient jdbc, IdSource ids, Clock clock) {
        return new WaitingEvents(jdbc, ids, clock);
    }

    @Bean
    Inbox inbox(
            List<EventSubscriber> subscribers,
            OnceOnlyHandling handling,
            WaitingEvents waiting,
            PlatformTransactionManager transactions,
            CloudEventCodec codec,
            MeterRegistry registry,
            InboxProperties properties) {
        return new Inbox(
                subscribers,
                handling,
                waiting,
                new TransactionTemplate(transactions),
                codec,
                new InboxMetrics(registry, waiting),
                properties.backoff().getFirst());
    }

    @Bean
    WaitingEventRetry waitingEventRetry(
            @Value("${nexus.service}") String service,
            List<EventSubscriber> subscribers,
            OnceOnlyHandling handling,
            WaitingEvents waiting,
            PlatformTransactionManager transactions,
            CloudEventCodec codec,
            InboxProperties properties,
            JdbcClient jdbc,
            Clock clock) {
        return new WaitingEventRetry(
                subscribers,
                Topology.subscriptionsOf(service).stream()
                        .map(Subscription::queue)
                        .collect(Collectors.toSet()),
                handling,
                waiting,
                new TransactionTemplate(transactions),
                codec,
                properties,
                jdbc,
                clock);
    }

    @Bean
    ParkedEventController parkedEventController(JdbcClient jdbc, Clock clock) {
        return new ParkedEventController(new ParkedEventOperating(new ParkedEvents(jdbc, clock)));
    }

    @Bean
    @DependsOnDatabaseInitialization
    InboxListeners inboxListeners(
            @Value("${nexus.service}") String service,
            ConnectionFactory connections,
            AmqpAdmin admin,
            Inbox inbox,
            InboxProperties properties) {
        return new InboxListeners(Topology.subscriptionsOf(service), connections, admin, inbox, properties);
    }
}
