package dev.nexus.user.token;

import dev.nexus.user.token.SessionEvent.SessionEnded;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the sessions that nobody used for too long, and forgets what can be of no use. In small steps, each of which passes
 * over what another replica is at.
 */
@Component
class SessionPurging {

    private static final Logger log = LoggerFactory.getLogger(SessionPurging.class);
    private static final int STEP = 500;

    private final Sessions sessions;
    private final KnownDevices devices;
    private final RevokedAccounts accounts;
    private final TokenSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    SessionPurging(
            Sessions sessions,
            KnownDevices devices,
            RevokedAccounts accounts,
            TokenSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.devices = devices;
        this.accounts = accounts;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void purge() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            inSteps(() -> endExpired(now));
            inSteps(() -> sessions.removeExpiredTokens(now, STEP));
            inSteps(() -> sessions.removeEnded(now.minus(settings.endedFor()), STEP));
            // Not before the last session on it has ended for long: signing in there again is nothing new.
            var unseen = now.minus(settings.sessionLifetime()).minus(settings.endedFor());
            inSteps(() -> devices.removeUnseenSince(unseen, STEP));
            accounts.removeUntil(
                    now.minus(TokenSettings.LONGEST_ACCESS_LIFETIME).minus(Revocations.CLOCK_SKEW.multipliedBy(2)));
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("cause", failure.toString()).log("old sessions not purged, trying again");
        }
    }

    private int endExpired(Instant now) {
        var ended = sessions.endExpired(now, STEP);
        ended.forEach(
                (session, account) -> events.publishEvent(new SessionEnded(session, account, EndReason.EXPIRED, now)));
        return ended.size();
    }

    private void inSteps(IntSupplier step) {
        var done = STEP;
        while (done == STEP) {
            done = transactions.execute(_ -> step.getAsInt());
        }
    }
}
