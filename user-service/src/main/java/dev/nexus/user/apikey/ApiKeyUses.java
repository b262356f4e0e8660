package dev.nexus.user.apikey;

import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When keys were last used. It is written once a minute for all of them, so that no exchange waits for it. */
@Component
class ApiKeyUses {

    private static final Logger log = LoggerFactory.getLogger(ApiKeyUses.class);

    private final ApiKeys keys;
    private final ConcurrentHashMap<ApiKeyId, Instant> unwritten = new ConcurrentHashMap<>();

    ApiKeyUses(ApiKeys keys) {
        this.keys = keys;
    }

    void note(ApiKeyId key, Instant now) {
        unwritten.merge(key, now, (known, other) -> known.isAfter(other) ? known : other);
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @PreDestroy
    void write() {
        var uses = Map.copyOf(unwritten);
        if (uses.isEmpty()) {
            return;
        }
        try {
            keys.noteUses(uses);
            uses.forEach(unwritten::remove);
        } catch (RuntimeException failure) {
            log.atWarn()
                    .addKeyValue("cause", failure.toString())
                    .log("last uses of API keys not written, kept for later");
        }
    }
}
