package dev.nexus.playback.week;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where people's days begin, and which of their weeks were told of late. */
@Configuration(proxyBeanMethods = false)
class WeeksOfAnAccount {

    @Bean
    PersonalData personalTimeZone(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc,
                "timeZone",
                "select zone as \"timeZone\" from listener_zone where listener_id = :account",
                "delete from listener_zone where listener_id = :account");
    }

    @Bean
    PersonalData personalWeeksTold(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc,
                "weeksTold",
                "select monday as \"from\" from week_told where listener_id = :account order by monday",
                "delete from week_told where listener_id = :account");
    }
}
