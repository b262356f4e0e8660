package dev.nexus.gateway.address;

import dev.nexus.platform.address.Network;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stands in front of the gateway.
 *
 * @param trusted the networks of the proxies that say the truth about whom they pass on; none unless named
 * @param header the header in which they say it; the other one is never looked at, because a proxy that does not write it
 *     passes on what a client wrote
 */
@ConfigurationProperties("nexus.gateway.proxies")
record ProxySettings(
        @DefaultValue List<Network> trusted,
        @DefaultValue("x-forwarded-for") ForwardingHeader header) {

    ProxySettings {
        trusted = List.copyOf(trusted);
    }

    /** The headers that proxies write. */
    enum ForwardingHeader {
        /** What nearly all proxies write. */
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** RFC 7239. */
        FORWARDED("Forwarded");

        private final String field;

        ForwardingHeader(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
