package dev.nexus.notification.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of live updates.
 *
 * @param heartbeat how long a stream is silent at the most; so long may a client that left go unnoticed
 * @param retry how long clients are asked to wait before they come again
 * @param streamsPerAccount how many may be open at once, on each replica
 * @param waitingPositions how many books may have news that a client does not take, before its stream is ended
 */
@ConfigurationProperties("nexus.live")
record LiveSettings(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("3s") Duration retry,
        @DefaultValue("10") int streamsPerAccount,
        @DefaultValue("200") int waitingPositions) {

    LiveSettings {
        if (!heartbeat.isPositive() || retry.isNegative() || streamsPerAccount < 1 || waitingPositions < 1) {
            throw new IllegalArgumentException("nexus.live: %s, %s, %d and %d are not all positive"
                    .formatted(heartbeat, retry, streamsPerAccount, waitingPositions));
        }
    }
}
