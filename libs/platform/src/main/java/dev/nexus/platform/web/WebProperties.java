package dev.nexus.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service ends.
 *
 * @param drain how long it serves those who are connected, from when it takes no new connections until it stops
 */
@ConfigurationProperties("nexus.web")
record WebProperties(@DefaultValue("1s") Duration drain) {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    WebProperties {
        if (drain.isNegative() || drain.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("nexus.web.drain is %s, not from 0 to 15 s".formatted(drain));
        }
    }
}
