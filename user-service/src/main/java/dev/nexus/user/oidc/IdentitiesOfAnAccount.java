package dev.nexus.user.oidc;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who somebody is at other providers, and what their groups have given. */
@Configuration(proxyBeanMethods = false)
class IdentitiesOfAnAccount {

    @Bean
    PersonalData personalIdentities(JdbcClient database) {
        return PersonalRows.of(
                database,
                "identities",
                """
                select id, provider, issuer, subject, linked_at as "linkedAt", last_used_at as "lastUsedAt"
                from identity where account_id = :account order by id
                """,
                "delete from identity where account_id = :account",
                "delete from provider_grant where account_id = :account");
    }
}
