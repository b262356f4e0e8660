package dev.nexus.gateway.trace;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is traced.
 *
 * @param sampling the share of requests that are traced where the client did not decide, from 0 to 1
 */
@ConfigurationProperties("nexus.gateway.trace")
record TraceSettings(double sampling) {

    TraceSettings {
        if (!(sampling >= 0 && sampling <= 1)) {
            throw new IllegalArgumentException("sampling " + sampling + " is not from 0 to 1");
        }
    }
}
