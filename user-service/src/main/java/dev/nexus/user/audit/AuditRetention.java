package dev.nexus.user.audit;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what happened long ago: it tells of people. */
@Component
@EnableConfigurationProperties(AuditSettings.class)
class AuditRetention {

    private static final int AT_ONCE = 1000;

    private final SecurityEvents events;
    private final AuditSettings settings;
    private final Clock clock;

    AuditRetention(SecurityEvents events, AuditSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetOld() {
        var before = clock.instant().minus(settings.retention());
        while (events.forget(before, AT_ONCE) == AT_ONCE) {}
    }
}
