package dev.nexus.playback.progress;

import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.personaldata.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people have heard, and where they are. Positions are in seconds. */
@Configuration(proxyBeanMethods = false)
class ProgressOfAnAccount {

    @Bean
    PersonalData personalReports(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "reports", """
                select id, book_id as "bookId", device_id as "deviceId", kind, position_ms / 1000.0 as position,
                    listened_from_ms / 1000.0 as "listenedFrom", listened_to_ms / 1000.0 as "listenedTo", rate,
                    effective_at as at, received_at as "receivedAt", state, problem
                from progress_report
                where listener_id = :account order by id
                """, "delete from progress_report where listener_id = :account");
    }

    @Bean
    PersonalData personalPositions(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "positions", """
                select book_id as "bookId", position_ms / 1000.0 as position, device_id as "deviceId", rule,
                    decided_at as at, finished_at as "finishedAt", reset_at as "resetAt"
                from place
                where listener_id = :account order by book_id
                """, "delete from place where listener_id = :account");
    }

    @Bean
    PersonalData personalCompletions(JdbcClient jdbc) {
        return PersonalRows.of(jdbc, "completions", """
                select book_id as "bookId", library_id as "libraryId", finished_at as "finishedAt"
                from completion
                where listener_id = :account order by finished_at, report_id
                """, "delete from completion where listener_id = :account");
    }
}
