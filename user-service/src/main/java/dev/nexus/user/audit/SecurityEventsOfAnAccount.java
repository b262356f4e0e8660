package dev.nexus.user.audit;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to people's accounts. What they did to others' stays with those others, without their name. */
@Configuration(proxyBeanMethods = false)
class SecurityEventsOfAnAccount {

    /** What an account did to others is found by an index that has only this. */
    private static final String TO_OTHERS = "actor_id = :account and actor_id is distinct from account_id";

    static final String ABOUT = """
            select id, at, action, account_id as "accountId", actor_id as "actorId",
                case when coalesce(actor_id, account_id) = :account then host(client_address) end as "clientAddress",
                case when coalesce(actor_id, account_id) = :account then user_agent end as "userAgent", details
            from (
                select * from security_event where account_id = :account
                union all
                select * from security_event where\s""" + TO_OTHERS + ") event order by id";

    static final String TAKE_THE_NAME_OFF = """
            update security_event set actor_id = null, client_address = null, user_agent = null
            where\s""" + TO_OTHERS;

    @Bean
    PersonalData personalSecurityEvents(JdbcClient database) {
        return PersonalRows.of(
                database,
                "securityEvents",
                ABOUT,
                "set local nexus.security_events = 'forget'",
                "delete from security_event where account_id = :account",
                TAKE_THE_NAME_OFF,
                "set local nexus.security_events = ''");
    }
}
