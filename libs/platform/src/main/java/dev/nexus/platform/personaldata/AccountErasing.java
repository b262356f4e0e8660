package dev.nexus.platform.personaldata;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases accounts: a request leaves a tombstone, and soon afterwards one transaction removes all of the service's
 * {@link PersonalData} and every trace in its events. Until that commits it is tried again.
 */
public final class AccountErasing {

    private static final Logger LOG = LoggerFactory.getLogger(AccountErasing.class);
    private static final int AT_ONCE = 50;

    private final List<PersonalData> kinds;
    private final ErasedAccounts accounts;
    private final EventPurging events;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    AccountErasing(
            List<PersonalData> kinds,
            ErasedAccounts accounts,
            EventPurging events,
            TransactionOperations transaction,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.accounts = accounts;
        this.events = events;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Asks for an erasure, in the caller's transaction. From its commit on nothing about the account is taken in any more. To
     * ask again changes nothing. When all is gone, {@link AccountErased} is published.
     */
    public void request(UUID account) {
        accounts.add(account, clock.instant());
    }

    @Scheduled(fixedDelayString = "${nexus.erasure.interval:1s}")
    void eraseDue() {
        try {
            accounts.noteKnown();
            accounts.due(AT_ONCE).forEach(this::tryToErase);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("Erasures could not be looked for");
        }
    }

    private void tryToErase(UUID account) {
        try {
            transaction.executeWithoutResult(status -> {
                if (accounts.claim(account)) {
                    erase(account);
                }
            });
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("An account could not be erased; trying again");
        }
    }

    private void erase(UUID account) {
        Instant now = clock.instant();
        Set<String> traces = new HashSet<>(Set.of(account.toString()));
        kinds.forEach(kind -> traces.addAll(kind.traces(account)));
        kinds.forEach(kind -> kind.erase(account));
        publisher.publishEvent(new AccountErased(account, now));
        events.purge(account, traces);
        accounts.finish(account, now);
    }
}
