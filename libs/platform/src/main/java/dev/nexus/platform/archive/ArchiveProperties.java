package dev.nexus.platform.archive;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the archive keeps. What is older or more is dropped, a segment at a time. The limits belong to the queue and are set
 * when it is made; afterwards only a policy of the broker changes them.
 *
 * @param enabled whether there is an archive, on brokers that have streams
 * @param maxAge how long events are kept; whole hours, one at least
 * @param maxSize how much is kept on each node of the broker; two segments at least
 * @param segmentSize the size of the files that it is dropped by
 */
@Validated
@ConfigurationProperties("nexus.archive")
record ArchiveProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("90d") @NotNull Duration maxAge,
        @DefaultValue("20GB") @NotNull DataSize maxSize,
        @DefaultValue("100MB") @NotNull DataSize segmentSize) {

    ArchiveProperties {
        if (maxAge.toHours() < 1) {
            throw new IllegalArgumentException(
                    "nexus.archive.max-age is %s but must be an hour at least".formatted(maxAge));
        }
        if (segmentSize.toBytes() < 1_000_000 || segmentSize.toBytes() > 3_000_000_000L) {
            throw new IllegalArgumentException(
                    "nexus.archive.segment-size is %s but must be from 1MB to 3GB".formatted(segmentSize));
        }
        if (maxSize.toBytes() < 2 * segmentSize.toBytes()) {
            throw new IllegalArgumentException(
                    "nexus.archive.max-size is %s but must hold two segments of %s".formatted(maxSize, segmentSize));
        }
    }
}
