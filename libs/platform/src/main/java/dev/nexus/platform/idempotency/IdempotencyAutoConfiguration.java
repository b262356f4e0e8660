package dev.nexus.platform.idempotency;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Idempotent creation for every service with a database. */
@AutoConfiguration(
        beforeName = "dev.nexus.platform.personaldata.PersonalDataAutoConfiguration",
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnBean(JdbcClient.class)
class IdempotencyAutoConfiguration {

    @Bean
    Idempotency idempotency(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        return new Idempotency(jdbc, new TransactionTemplate(transactions), json, clock);
    }

    @Bean
    PersonalData idempotentAnswers(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc,
                "idempotentAnswers",
                "select asked_at as \"askedAt\" from idempotent_answer where account_id = :account order by asked_at",
                "delete from idempotent_answer where account_id = :account");
    }
}
