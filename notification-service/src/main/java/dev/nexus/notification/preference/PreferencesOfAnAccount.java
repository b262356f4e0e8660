package dev.nexus.notification.preference;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How people want to be told. */
@Configuration(proxyBeanMethods = false)
class PreferencesOfAnAccount {

    @Bean
    PersonalData personalPreferences(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc,
                "notificationPreferences",
                """
                select digest, quiet_from::text as "quietFrom", quiet_to::text as "quietTo", quiet_zone as "quietZone", (
                    select coalesce(json_agg(json_build_object('kind', kind, 'channel', channel, 'wanted', wanted)), '[]')
                    from channel_choice said where said.account_id = :account) as choices
                from notification_preference where account_id = :account
                """,
                "delete from notification_preference where account_id = :account");
    }
}
