package dev.nexus.playback.progress.web;

import dev.nexus.playback.progress.HistoryEntry;
import dev.nexus.playback.progress.rule.DecidingRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a listener did with a book.
 *
 * @param id to go back to it
 * @param kind {@code listening} for a stretch in one go, {@code seek}, {@code finish}, {@code reset} or {@code restore}
 * @param position where it led, seconds
 * @param from where the stretch began, seconds; null for what is no listening
 * @param startedAt effective time of its beginning
 * @param at effective time of its end
 */
record HistoryView(
        UUID id,
        String kind,
        BigDecimal position,
        @Nullable BigDecimal from,
        String deviceId,
        Instant startedAt,
        Instant at) {

    static HistoryView of(HistoryEntry entry) {
        var last = entry.last();
        var from = entry.from();
        return new HistoryView(
                last.report().value(),
                kind(last.rule()),
                last.position().seconds(),
                from == null ? null : from.seconds(),
                last.device().value(),
                entry.firstAt().value(),
                last.at().value());
    }

    private static String kind(DecidingRule rule) {
        return switch (rule) {
            case LATEST_LISTENING -> "listening";
            case LATEST_SEEK -> "seek";
            case LATEST_FINISH -> "finish";
            case LATEST_RESET -> "reset";
            case LATEST_RESTORE -> "restore";
        };
    }
}
