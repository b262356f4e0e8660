package dev.nexus.platform.rebuild;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.inbox.EventSubscriber;
import dev.nexus.platform.outbox.StateOutbox;
import dev.nexus.platform.replay.ReplayProperties;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Both sides of a rebuild: telling the present state where there is an outbox, taking it in again where there is an inbox. */
@AutoConfiguration(afterName = "dev.nexus.platform.replay.ReplayAutoConfiguration")
@ConditionalOnBean({StateOutbox.class, ReplayProperties.class})
class RebuildAutoConfiguration {

    @Bean
    StateEmissionController stateEmissionController(
            @Value("${nexus.service}") String service,
            ObjectProvider<CurrentState> kinds,
            JdbcClient jdbc,
            Idempotency idempotency,
            IdSource ids,
            Clock clock) {
        var operating = new StateEmissionOperating(
                service, kinds.stream().findAny().isPresent(), new StateEmissions(jdbc), ids, clock);
        return new StateEmissionController(operating, idempotency);
    }

    @Bean
    @ConditionalOnBean(EventSubscriber.class)
    ProjectionResetController projectionResetController(
            @Value("${nexus.service}") String service, List<EventSubscriber> subscribers, JdbcClient jdbc) {
        return new ProjectionResetController(new ProjectionResetting(service, subscribers, jdbc));
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnBean(CurrentState.class)
    StateEmitting stateEmitting(
            List<CurrentState> kinds,
            StateOutbox outbox,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ReplayProperties properties,
            Clock clock) {
        var telling = new StateTelling(kinds, outbox);
        return new StateEmitting(
                new StateEmissions(jdbc),
                new SequencedAggregates(jdbc, telling.kinds()),
                telling,
                new TransactionTemplate(transactions),
                clock,
                properties.perTurn());
    }
}
