package dev.nexus.catalog.book;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of removed books.
 *
 * @param keep how long they can be restored
 */
@ConfigurationProperties("nexus.removed-books")
record RemovedBookProperties(@DefaultValue("30d") Duration keep) {

    RemovedBookProperties {
        if (keep.isNegative()) {
            throw new IllegalArgumentException("nexus.removed-books.keep must not be negative");
        }
    }
}
