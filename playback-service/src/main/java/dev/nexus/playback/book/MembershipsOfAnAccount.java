package dev.nexus.playback.book;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What playback knows of where people belong. */
@Configuration(proxyBeanMethods = false)
class MembershipsOfAnAccount {

    @Bean
    PersonalData personalMemberships(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc,
                "memberships",
                "select library_id as \"libraryId\" from membership where account_id = :account order by library_id",
                "delete from membership where account_id = :account");
    }
}
