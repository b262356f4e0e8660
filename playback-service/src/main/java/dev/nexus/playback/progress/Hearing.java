package dev.nexus.playback.progress;

import dev.nexus.playback.listening.Listened;
import dev.nexus.playback.progress.rule.Judgement;
import java.time.Duration;
import java.util.Optional;

/** How long somebody must have listened to hear what a report says: at twice the speed, half as long as the stretch is. */
final class Hearing {

    private Hearing() {}

    /** The time that a report tells of, which ended when the report was made; empty when it tells of none. */
    static Optional<Listened> of(Judgement.Accepted accepted) {
        var received = accepted.received();
        var listened = received.report().listened();
        if (listened == null || listened.isEmpty()) {
            return Optional.empty();
        }
        var millis = listened.to().millis() - listened.from().millis();
        var micros = Math.round(millis * 1_000 / received.report().rate().value());
        var end = received.effectiveAt().value();
        return Optional.of(new Listened(
                received.listener(), accepted.book().id(), end.minus(Duration.ofNanos(micros * 1_000)), end));
    }
}
