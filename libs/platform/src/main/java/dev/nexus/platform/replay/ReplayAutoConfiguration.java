package dev.nexus.platform.replay;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.outbox.EventPublisher;
import dev.nexus.platform.outbox.RelayDatabase;
import dev.nexus.platform.personaldata.ErasedAccounts;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Replays for every service that has an outbox. */
@AutoConfiguration(
        afterName = {
            "dev.nexus.platform.outbox.OutboxAutoConfiguration",
            "dev.nexus.platform.idempotency.IdempotencyAutoConfiguration"
        })
@ConditionalOnBean(RelayDatabase.class)
@EnableConfigurationProperties(ReplayProperties.class)
@EnableScheduling
class ReplayAutoConfiguration {

    @Bean
    EventReplayController eventReplayController(
            @Value("${nexus.service}") String service,
            JdbcClient jdbc,
            AmqpAdmin broker,
            Idempotency idempotency,
            IdSource ids,
            Clock clock) {
        var operating = new EventReplayOperating(service, new EventReplays(jdbc), queues(broker), ids, clock);
        return new EventReplayController(operating, idempotency);
    }

    /** On the relay's own connections: while the broker is blocked, they wait and the API does not. */
    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnProperty(name = "nexus.outbox.enabled", matchIfMissing = true)
    EventReplaying eventReplaying(
            RelayDatabase database,
            EventPublisher publisher,
            AmqpAdmin broker,
            ReplayProperties properties,
            Clock clock) {
        JdbcClient jdbc = database.jdbc();
        return new EventReplaying(
                new EventReplays(jdbc),
                new OutboxHistory(jdbc),
                new ErasedAccounts(jdbc),
                publisher,
                queues(broker),
                database.transaction(),
                clock,
                properties.perTurn());
    }

    private static Predicate<String> queues(AmqpAdmin broker) {
        return queue -> broker.getQueueInfo(queue) != null;
    }
}
