package dev.nexus.notification.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are told.
 *
 * @param poll how often an instance looks for what is to be sent
 * @param atOnce how many messages an instance sends at the same time
 * @param atOnceEach how many are sent to one webhook at the same time, by all instances together: a slow receiver keeps nobody else
 *     waiting
 */
@ConfigurationProperties("nexus.webhooks.delivery")
record DeliverySettings(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("16") int atOnce,
        @DefaultValue("2") int atOnceEach) {

    DeliverySettings {
        if (!poll.isPositive() || atOnce < 1 || atOnceEach < 1) {
            throw new IllegalArgumentException(
                    "nexus.webhooks.delivery: %s, %d and %d are not all positive".formatted(poll, atOnce, atOnceEach));
        }
    }
}
