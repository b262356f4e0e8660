package dev.nexus.user.apikey;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets keys that have been good for nothing for a month: the audit log still tells of them. */
@Component
class ApiKeyPurging {

    private static final Logger log = LoggerFactory.getLogger(ApiKeyPurging.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final ApiKeys keys;
    private final Clock clock;

    ApiKeyPurging(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT11M")
    void purge() {
        try {
            keys.removeEnded(clock.instant().minus(KEPT));
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("cause", failure.toString()).log("old API keys not purged, trying again");
        }
    }
}
