package dev.nexus.notification.outbound;

import dev.nexus.platform.address.Network;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of sending to webhooks and push services, which anybody may name.
 *
 * @param allowedNetworks what may be sent to besides the internet; everybody who may set up a webhook or has an account then reaches all
 *     that listens there
 * @param connectTimeout how long each address of a receiver may take to be connected to
 * @param tryTimeout how long a try may take, from the lookup of the name to the last byte
 */
@ConfigurationProperties("nexus.webhooks")
record OutboundSettings(
        @DefaultValue List<Network> allowedNetworks,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration tryTimeout) {

    OutboundSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
        if (!connectTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "nexus.webhooks.connect-timeout is %s and must be positive".formatted(connectTimeout));
        }
        if (tryTimeout.compareTo(connectTimeout) < 0) {
            throw new IllegalArgumentException(
                    "nexus.webhooks.try-timeout is %s and must not be shorter than connect-timeout, %s"
                            .formatted(tryTimeout, connectTimeout));
        }
    }
}
