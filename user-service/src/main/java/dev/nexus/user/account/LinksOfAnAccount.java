package dev.nexus.user.account;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The links that were mailed to people and are still good, without what makes them work. */
@Configuration(proxyBeanMethods = false)
class LinksOfAnAccount {

    @Bean
    PersonalData personalLinks(JdbcClient database) {
        return PersonalRows.of(database, "mailedLinks", """
                select purpose, email, expires_at as "expiresAt"
                from one_time_token where account_id = :account order by purpose
                """, "delete from one_time_token where account_id = :account");
    }
}
