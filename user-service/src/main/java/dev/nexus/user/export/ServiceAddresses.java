package dev.nexus.user.export;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the other services that hold data about people are.
 *
 * @param catalogUrl the base of catalog-service, without the gateway
 * @param playbackUrl the base of playback-service
 * @param notificationUrl the base of notification-service
 */
@Validated
@ConfigurationProperties("nexus.services")
record ServiceAddresses(
        @NotNull URI catalogUrl,
        @NotNull URI playbackUrl,
        @NotNull URI notificationUrl) {

    /** By the services' short names, in the order in which they are asked. */
    Map<String, URI> byName() {
        var addresses = new LinkedHashMap<String, URI>();
        addresses.put("catalog", catalogUrl);
        addresses.put("playback", playbackUrl);
        addresses.put("notification", notificationUrl);
        return addresses;
    }
}
