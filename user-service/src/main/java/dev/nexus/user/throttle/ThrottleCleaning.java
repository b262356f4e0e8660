package dev.nexus.user.throttle;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets counts that lie in the past, which count no longer, and addresses that were not seen for long. */
@Component
class ThrottleCleaning {

    private final JdbcClient database;
    private final Clock clock;
    private final ThrottleSettings settings;

    ThrottleCleaning(JdbcClient database, Clock clock, ThrottleSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void clean() {
        var now = clock.instant();
        database.sql("delete from throttle where used_to < ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        database.sql("delete from known_address where seen_at < ?")
                .param(now.minus(settings.knownFor()).atOffset(ZoneOffset.UTC))
                .update();
    }
}
