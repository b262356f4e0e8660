package dev.nexus.user.secondfactor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The authenticator of an account.
 *
 * @param secret what both sides know
 * @param startedAt when the secret was made
 * @param confirmedAt since when it is asked for; null until a code has shown that an app has the secret
 * @param lastStep the newest step of time whose code was accepted
 */
record Authenticator(
        TotpSecret secret, Instant startedAt, @Nullable Instant confirmedAt, long lastStep) {

    private static final Duration TIME_TO_CONFIRM = Duration.ofMinutes(15);

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Whether it waits for the code that confirms it. */
    boolean isPending(Instant now) {
        return !isConfirmed() && now.isBefore(startedAt.plus(TIME_TO_CONFIRM));
    }
}
