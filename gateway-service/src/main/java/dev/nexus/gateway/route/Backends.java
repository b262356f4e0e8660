package dev.nexus.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are.
 *
 * @param user user-service
 * @param catalog catalog-service
 * @param playback playback-service
 * @param notification notification-service
 */
@ConfigurationProperties("nexus.gateway.backends")
public record Backends(Address user, Address catalog, Address playback, Address notification) {

    /**
     * Where a service is.
     *
     * @param backend the service
     * @return its addresses
     */
    public Address of(Backend backend) {
        return switch (backend) {
            case USER -> user;
            case CATALOG -> catalog;
            case PLAYBACK -> playback;
            case NOTIFICATION -> notification;
        };
    }

    /**
     * The addresses of one service.
     *
     * @param url what requests are passed on to: scheme, host and port
     * @param managementUrl where its health is; never routed
     */
    public record Address(URI url, URI managementUrl) {

        /** Refuses what is no plain HTTP address. */
        public Address {
            requireAddress(url);
            requireAddress(managementUrl);
        }

        private static void requireAddress(URI url) {
            var path = url.getRawPath();
            if (!"http".equals(url.getScheme())
                    || url.getHost() == null
                    || url.getRawQuery() != null
                    || !(path == null || path.isEmpty() || path.equals("/"))) {
                throw new IllegalArgumentException("backend '" + url + "' is not of the form http://host:port");
            }
        }
    }
}
