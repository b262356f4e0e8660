package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import java.time.Instant;

/**
 * A report with what the server adds at its receipt.
 *
 * @param effectiveAt fixed at the first commit: a repetition with another skew changes nothing
 */
public record ReceivedReport(
        ListenerId listener, DeviceId device, Report report, EffectiveTime effectiveAt, Instant receivedAt) {

    /** Whose place in which book it is about. */
    public PlaceKey place() {
        return new PlaceKey(listener, report.book());
    }
}
