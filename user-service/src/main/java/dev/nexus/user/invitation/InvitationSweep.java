package dev.nexus.user.invitation;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets invitations, and the addresses in them, some time after they have ended. */
@Component
class InvitationSweep {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Invitations invitations;
    private final Clock clock;

    InvitationSweep(Invitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    @Transactional
    void sweep() {
        invitations.deleteExpired(clock.instant().minus(KEPT));
    }
}
