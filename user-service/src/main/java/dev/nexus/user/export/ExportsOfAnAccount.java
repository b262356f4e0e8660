package dev.nexus.user.export;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The exports that people have asked for, with their archives. */
@Configuration(proxyBeanMethods = false)
class ExportsOfAnAccount {

    @Bean
    PersonalData personalExports(JdbcClient database) {
        return PersonalRows.of(database, "exports", """
                select id, lower(state) as state, size, created_at as "createdAt", expires_at as "expiresAt"
                from export_job where account_id = :account order by id
                """, "delete from export_job where account_id = :account");
    }
}
