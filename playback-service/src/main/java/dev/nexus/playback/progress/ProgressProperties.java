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
 * @param writers how many transactions write reports at the same time
 * @param mostAtOnce how many reports one of them writes at most
 * @param capacity how many reports may wait to be written; further ones are asked to come again
 * @param historyFor how long reports are kept, in whole months of their identifiers; places, completions and listening time stay
 */
@Validated
@ConfigurationProperties("nexus.progress")
record ProgressProperties(
        @DefaultValue("2s") Duration bookWait,
        @DefaultValue("5s") Duration pendingInterval,
        @DefaultValue("500") @Min(1) @Max(5000) int pendingBatch,
        @DefaultValue("10000") @Min(1) int pendingMost,
        @DefaultValue("30d") Duration pendingFor,
        @DefaultValue("2") @Min(1) @Max(16) int writers,
        @DefaultValue("500") @Min(1) @Max(5000) int mostAtOnce,
        @DefaultValue("20000") @Min(500) int capacity,
        @DefaultValue("800d") Duration historyFor) {

    ProgressProperties {
        if (bookWait.isNegative() || bookWait.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException(
                    "nexus.progress.book-wait is %s, not from 0 to 30 s".formatted(bookWait));
        }
        requirePositive("pending-interval", pendingInterval);
        requirePositive("pending-for", pendingFor);
        if (historyFor.compareTo(pendingFor) < 0) {
            throw new IllegalArgumentException(
                    "nexus.progress.history-for is %s, less than pending-for, %s".formatted(historyFor, pendingFor));
        }
    }

    private static void requirePositive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("nexus.progress.%s is %s, not more than 0".formatted(setting, value));
        }
    }
}
