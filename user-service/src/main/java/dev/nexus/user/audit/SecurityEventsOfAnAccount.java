package dev.nexus.user.audit;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to people's accounts. What they did to others' stays with those others, without their name. */
@Configuration(proxyBeanMethods = false)
class SecurityEventsOfAnAccount {

    @Bean
    PersonalData personalSecurityEvents(JdbcClient database) {
        return PersonalRows.of(
                database,
                "securityEvents",
                """
                select id, at, action, account_id as "accountId", actor_id as "actorId",
                    case when coalesce(actor_id, account_id) = :account then host(client_address) end as "clientAddress",
                    case when coalesce(actor_id, account_id) = :account then user_agent end as "userAgent", details
                from security_event where account_id = :account or actor_id = :account order by id
                """,
                "set local nexus.security_events = 'forget'",
                "delete from security_event where account_id = :account",
                """
                update security_event set actor_id = null, client_address = null, user_agent = null
                where actor_id = :account
                """,
                "set local nexus.security_events = ''");
    }
}
