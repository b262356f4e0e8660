package dev.nexus.gateway.limit;

import dev.nexus.gateway.route.RouteClass;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What one caller may have under way at once: an account, an API key, or an address where neither is known. 0 for no limit.
 *
 * @param streams pieces of audio, and pictures, on their way out
 * @param live streams of live updates
 * @param uploads files on their way in
 */
@ConfigurationProperties("nexus.gateway.limits.at-once")
record AtOnceSettings(int streams, int live, int uploads) {

    AtOnceSettings {
        if (streams < 0 || live < 0 || uploads < 0) {
            throw new IllegalArgumentException(
                    "at-once limits %d, %d and %d are not all 0 or more".formatted(streams, live, uploads));
        }
    }

    /** 0 for no limit. */
    int of(RouteClass type) {
        return switch (type) {
            // It is over soon, and how often it comes is limited.
            case JSON -> 0;
            case STREAM -> streams;
            case LIVE -> live;
            case UPLOAD -> uploads;
        };
    }
}
