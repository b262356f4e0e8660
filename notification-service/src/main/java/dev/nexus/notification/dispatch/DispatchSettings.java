package dev.nexus.notification.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notifications are sent by channels that leave the house.
 *
 * @param poll how often an instance looks for what is to be sent
 * @param atOnce how many an instance sends at the same time by each channel: a slow one keeps no other waiting
 */
@ConfigurationProperties("nexus.dispatch")
record DispatchSettings(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("8") int atOnce) {

    DispatchSettings {
        if (!poll.isPositive() || atOnce < 1) {
            throw new IllegalArgumentException(
                    "nexus.dispatch: %s and %d are not both positive".formatted(poll, atOnce));
        }
    }
}
