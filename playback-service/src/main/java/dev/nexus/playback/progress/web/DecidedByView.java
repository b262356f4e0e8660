package dev.nexus.playback.progress.web;

import dev.nexus.playback.progress.rule.ListeningAct;
import java.time.Instant;
import java.util.UUID;

/**
 * Why a position is what it is.
 *
 * @param at effective time: the device's clock, corrected for its skew
 * @param rule {@code latest-listening}, {@code latest-seek}, {@code latest-finish} or {@code latest-reset}
 */
record DecidedByView(String deviceId, UUID reportId, Instant at, String rule) {

    static DecidedByView of(ListeningAct act) {
        return new DecidedByView(
                act.device().value(),
                act.report().value(),
                act.at().value(),
                act.rule().wireName());
    }
}
