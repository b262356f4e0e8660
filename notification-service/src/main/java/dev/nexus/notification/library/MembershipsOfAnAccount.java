package dev.nexus.notification.library;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known here of where people belong, and belonged. */
@Configuration(proxyBeanMethods = false)
class MembershipsOfAnAccount {

    @Bean
    PersonalData personalMemberships(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "memberships", """
                select library_id as "libraryId", granted, role from membership
                where account_id = :account order by library_id
                """, "delete from membership where account_id = :account");
    }
}
