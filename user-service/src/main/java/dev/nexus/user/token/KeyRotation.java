package dev.nexus.user.token;

import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves the keys on in the database, one replica at a time. All replicas read there what came of it. */
@Component
class KeyRotation {

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final Clock clock;

    KeyRotation(SigningKeys keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first instance that ever starts makes a key; all others find it. */
    @Transactional
    public void ensureActive() {
        var now = now();
        if (keys.lockedSchedule().active(now).isEmpty()) {
            keys.create(now, now);
        }
    }

    /** Lets the next key sign, as soon as everybody can know it; to ask again before then changes nothing. */
    @Transactional
    public KeyTimes rotate() {
        var schedule = keys.lockedSchedule();
        return next(schedule, now());
    }

    /**
     * Lets no signature of a key count any more. If it signed, the one that waits does so from now on.
     *
     * @return whether it was good until now
     * @throws ProblemException {@code signing-key-not-found}
     */
    @Transactional
    public boolean revoke(String keyId) {
        var schedule = keys.lockedSchedule();
        var now = now();
        var key =
                schedule.find(keyId).orElseThrow(() -> new ProblemException(TokenProblem.SIGNING_KEY_NOT_FOUND, null));
        if (key.isRevoked()) {
            return false;
        }
        keys.revoke(key, now);
        if (schedule.state(key, now) == KeyState.ACTIVE) {
            schedule.upcoming(now).ifPresentOrElse(waiting -> keys.giveTurn(waiting, now), () -> keys.create(now, now));
        }
        return true;
    }

    /** Lets the next key sign when the present one has signed for long enough, sees to it that one waits, and tidies up. */
    @Transactional
    public void maintain() {
        var schedule = keys.lockedSchedule();
        var now = now();
        if (schedule.upcoming(now).isEmpty()) {
            keys.create(now, null);
        } else if (isDue(schedule, now)) {
            next(schedule, now);
        }
        schedule.disposable(now).forEach(keys::remove);
    }

    private KeyTimes next(KeySchedule schedule, Instant now) {
        var waiting = schedule.upcoming(now).orElseGet(() -> keys.create(now, null));
        return waiting.signsFrom() == null
                ? keys.giveTurn(waiting, KeySchedule.earliestTurn(waiting, settings.keyNotice(), now))
                : waiting;
    }

    private boolean isDue(KeySchedule schedule, Instant now) {
        return schedule.active(now)
                .flatMap(active -> Optional.ofNullable(active.signsFrom()))
                .filter(since -> !since.plus(settings.keyRotation()).isAfter(now))
                .isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
