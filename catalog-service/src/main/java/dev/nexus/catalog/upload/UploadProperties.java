package dev.nexus.catalog.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of resumable uploads.
 *
 * @param maxSize of one file
 * @param keep how long an upload waits for its next piece, or to be imported
 * @param most how many uploads an account may have under way
 */
@ConfigurationProperties("nexus.uploads")
record UploadProperties(
        @DefaultValue("16GB") DataSize maxSize,
        @DefaultValue("2d") Duration keep,
        @DefaultValue("2000") int most) {

    UploadProperties {
        if (maxSize.toBytes() <= 0 || !keep.isPositive() || most < 1) {
            throw new IllegalArgumentException("nexus.uploads: max-size, keep and most must be more than 0");
        }
    }
}
