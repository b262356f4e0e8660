package dev.nexus.playback.setting;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How people want to hear. Times are in seconds. */
@Configuration(proxyBeanMethods = false)
class SettingsOfAnAccount {

    @Bean
    PersonalData personalSettings(JdbcClient jdbc) {
        return PersonalRows.of(
                jdbc, "playbackSettings", """
                select book_id as "bookId", rate, sleep_timer as "sleepTimer", skip_forward_ms / 1000.0 as "skipForward",
                    skip_back_ms / 1000.0 as "skipBack", skip_intro_ms / 1000.0 as "skipIntro",
                    skip_outro_ms / 1000.0 as "skipOutro", changed_at as "updatedAt"
                from playback_setting
                where listener_id = :account order by book_id nulls first
                """, "delete from playback_setting where listener_id = :account");
    }
}
