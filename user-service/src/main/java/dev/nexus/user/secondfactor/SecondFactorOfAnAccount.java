package dev.nexus.user.secondfactor;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People's authenticator apps, without what their codes are made from. */
@Configuration(proxyBeanMethods = false)
class SecondFactorOfAnAccount {

    @Bean
    PersonalData personalSecondFactor(JdbcClient database) {
        return PersonalRows.of(database, "secondFactor", """
                select started_at as "startedAt", confirmed_at as "confirmedAt",
                    (select count(*) from recovery_code code where code.account_id = authenticator.account_id)
                        as "recoveryCodes"
                from authenticator where account_id = :account
                """, "delete from authenticator where account_id = :account");
    }
}
