package dev.nexus.playback.progress;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are taken in.
 *
 * @param bookWait how long a report waits for the event of a book that is not known yet, before it is stored as pending
 * @param pendingInterval how often pending reports are looked for that no event woke
 * @param pendingBatch how many of them are judged in one transaction
 * @param pendingMost how many reports of one listener may wait; more are refused until some are judged
 * @param pendingFor how long a report waits before it is refused for good
 */
@Validated
@ConfigurationProperties("nexus.progress")
record ProgressProperties(
        @DefaultValue("2s") Duration bookWait,
        @DefaultValue("5s") Duration pendingInterval,
        @DefaultValue("500") @Min(1) @Max(5000) int pendingBatch,
        @DefaultValue("10000") @Min(1) int pendingMost,
        @DefaultValue("30d") Duration pendingFor) {

    ProgressProperties {
        if (bookWait.isNegative() || bookWait.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException(
                    "nexus.progress.book-wait is %s, not from 0 to 30 s".formatted(bookWait));
        }
        requirePositive("pending-interval", pendingInterval);
        requirePositive("pending-for", pendingFor);
    }

    private static void requirePositive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("nexus.progress.%s is %s, not more than 0".formatted(setting, value));
        }
    }
}
