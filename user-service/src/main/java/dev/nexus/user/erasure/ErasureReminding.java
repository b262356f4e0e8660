package dev.nexus.user.erasure;

import dev.nexus.user.erasure.ErasureEvent.DeletionRepeated;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of deletions again that some service has not answered. Whoever has heard of one already does nothing. */
@Component
class ErasureReminding {

    private static final Logger log = LoggerFactory.getLogger(ErasureReminding.class);
    private static final int AT_ONCE = 100;

    private final Erasures erasures;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    ErasureReminding(
            Erasures erasures, ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.erasures = erasures;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    void remindAll() {
        try {
            transactions.executeWithoutResult(_ -> remind());
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("cause", failure.toString()).log("unanswered deletions not repeated");
        }
    }

    private void remind() {
        for (var overdue : erasures.claimOverdue(clock.instant(), AT_ONCE)) {
            log.atWarn().addKeyValue("erasure", overdue.id()).log("a service has not erased an account, told again");
            events.publishEvent(new DeletionRepeated(overdue.id(), overdue.account(), overdue.requestedAt()));
        }
    }
}
