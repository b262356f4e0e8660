package dev.nexus.user.secondfactor;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether somebody has an authenticator; what it knows is nobody's to read. */
@Configuration(proxyBeanMethods = false)
class SecondFactorOfAnAccount {

    @Bean
    PersonalData personalSecondFactor(JdbcClient database) {
        return PersonalRows.of(database, "secondFactor", """
                select started_at as "startedAt", confirmed_at as "confirmedAt"
                from authenticator where account_id = :account
                """, "delete from authenticator where account_id = :account");
    }
}
