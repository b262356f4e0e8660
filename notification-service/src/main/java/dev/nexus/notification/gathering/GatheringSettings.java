package dev.nexus.notification.gathering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long is waited for more that can be told together.
 *
 * @param poll how often an instance looks for what is due
 * @param newBooks for books that are new in a library
 * @param imports for somebody's imports
 */
@ConfigurationProperties("nexus.gathering")
record GatheringSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue Wait newBooks,
        @DefaultValue ImportWait imports) {

    GatheringSettings {
        if (!poll.isPositive()) {
            throw new IllegalArgumentException("nexus.gathering.poll: %s is not positive".formatted(poll));
        }
    }

    Rhythm of(Topic topic) {
        return switch (topic) {
            case NEW_BOOKS -> new Rhythm(newBooks.quiet(), newBooks.pause());
            case IMPORTS_DONE, IMPORTS_FAILED -> new Rhythm(imports.quiet(), imports.pause());
        };
    }

    /**
     * For new books.
     *
     * @param quiet how long nothing more must have come
     * @param pause the longest that is waited, and the shortest between two tellings
     */
    record Wait(
            @DefaultValue("2m") Duration quiet,
            @DefaultValue("1h") Duration pause) {

        Wait {
            check("new-books", quiet, pause);
        }
    }

    /**
     * For imports.
     *
     * @param quiet how long nothing more must have come
     * @param pause the longest that is waited, and the shortest between two tellings
     */
    record ImportWait(
            @DefaultValue("15s") Duration quiet,
            @DefaultValue("15m") Duration pause) {

        ImportWait {
            check("imports", quiet, pause);
        }
    }

    /** How a topic is told. */
    record Rhythm(Duration quiet, Duration pause) {}

    private static void check(String topic, Duration quiet, Duration pause) {
        if (quiet.isNegative() || pause.compareTo(quiet) < 0) {
            throw new IllegalArgumentException("nexus.gathering.%s: %s and %s are not 0 or more, the pause the longer"
                    .formatted(topic, quiet, pause));
        }
    }
}
