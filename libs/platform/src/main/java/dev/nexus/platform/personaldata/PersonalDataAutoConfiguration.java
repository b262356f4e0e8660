package dev.nexus.platform.personaldata;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Tombstones for every service with a database; export and erasure for those that hold {@link PersonalData}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnBean(JdbcClient.class)
@EnableScheduling
class PersonalDataAutoConfiguration {

    @Bean
    ErasedAccounts erasedAccounts(JdbcClient jdbc) {
        return new ErasedAccounts(jdbc);
    }

    @Bean
    @ConditionalOnBean(PersonalData.class)
    AccountErasing accountErasing(
            List<PersonalData> kinds,
            ErasedAccounts accounts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher publisher,
            Clock clock) {
        return new AccountErasing(
                kinds, accounts, new EventPurging(jdbc), new TransactionTemplate(transactions), publisher, clock);
    }

    @Bean
    @ConditionalOnBean(PersonalData.class)
    PersonalDataExporting personalDataExporting(
            @Value("${nexus.service}") String service,
            List<PersonalData> kinds,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Clock clock) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new PersonalDataExporting(service, kinds, snapshot, json, clock);
    }

    @Bean
    @ConditionalOnBean(PersonalData.class)
    PersonalDataController personalDataController(PersonalDataExporting exporting) {
        return new PersonalDataController(exporting);
    }

    @Bean
    MeterBinder erasureMetrics(ErasedAccounts accounts) {
        return registry -> Gauge.builder("nexus.erasure.unfinished", accounts, ErasedAccounts::unfinished)
                .description("Accounts that were deleted and are not erased here yet")
                .register(registry);
    }
}
