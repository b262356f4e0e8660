package dev.nexus.user.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of what happened.
 *
 * @param retention for how long; at least a day
 */
@ConfigurationProperties("nexus.audit")
record AuditSettings(@DefaultValue("365d") Duration retention) {

    AuditSettings {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "nexus.audit.retention is %s, but must be a day at least".formatted(retention));
        }
    }
}
