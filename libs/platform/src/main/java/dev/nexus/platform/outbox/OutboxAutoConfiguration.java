package dev.nexus.platform.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventTracing;
import dev.nexus.platform.id.IdSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox of a service that has a database, and its relay when there is a broker. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration"
        })
@ConditionalOnBean({JdbcClient.class, HikariDataSource.class, RabbitTemplate.class})
@EnableConfigurationProperties(OutboxProperties.class)
@EnableScheduling
class OutboxAutoConfiguration {

    @Bean
    Outbox outbox(
            JdbcClient jdbc,
            CloudEventCodec codec,
            EventTracing tracing,
            IdSource ids,
            Clock clock,
            ObjectProvider<OutboxRelay> relay) {
        return new JdbcOutbox(jdbc, codec, tracing, ids, clock, () -> relay.ifAvailable(OutboxRelay::wake));
    }

    @Bean
    StateOutbox stateOutbox(
            JdbcClient jdbc, CloudEventCodec codec, IdSource ids, Clock clock, ObjectProvider<OutboxRelay> relay) {
        return new StateOutbox(new OutboxRows(jdbc, () -> relay.ifAvailable(OutboxRelay::wake)), codec, ids, clock);
    }

    @Bean
    EventPublisher eventPublisher(RabbitTemplate rabbit, OutboxProperties properties) {
        return new RabbitEventPublisher(rabbit, properties.confirmTimeout());
    }

    /** Connections of the relay's own, one for each worker and one for replays, so that a blocked broker never starves the API. */
    @Bean
    RelayDatabase relayDatabase(HikariDataSource service, OutboxProperties properties) {
        HikariConfig config = new HikariConfig();
        service.copyStateTo(config);
        config.setPoolName("outbox-relay");
        config.setMaximumPoolSize(properties.workers() + 1);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new RelayDatabase(new HikariDataSource(config));
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnProperty(name = "nexus.outbox.enabled", matchIfMissing = true)
    OutboxRelay outboxRelay(RelayDatabase database, EventPublisher publisher, OutboxProperties properties) {
        List<LaneRelay> workers = IntStream.range(0, properties.workers())
                .mapToObj(worker -> new LaneRelay(
                        database.jdbc(),
                        database.transaction(),
                        publisher,
                        properties.batchSize(),
                        properties.lanesPerBatch(),
                        worker * Lanes.COUNT / properties.workers()))
                .toList();
        return new OutboxRelay(workers, properties.batchSize() / 2, properties.pollInterval());
    }

    @Bean
    @DependsOnDatabaseInitialization
    HistoryPartitions historyPartitions(
            JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, OutboxProperties properties) {
        return new HistoryPartitions(jdbc, new TransactionTemplate(transactions), clock, properties.historyRetention());
    }

    @Bean
    MeterBinder outboxMetrics(JdbcClient jdbc) {
        return new OutboxMetrics(jdbc);
    }
}
