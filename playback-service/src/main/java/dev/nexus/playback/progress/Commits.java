package dev.nexus.playback.progress;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction, begun again when PostgreSQL had to end it for another's sake (deadlock 40P01, serialization failure
 * 40001): nothing of it has happened then.
 */
@Component
class Commits {

    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .includes(ConcurrencyFailureException.class)
            .maxRetries(5)
            .delay(Duration.ofMillis(10))
            .jitter(Duration.ofMillis(10))
            .multiplier(2)
            .build();

    private final RetryTemplate retry = new RetryTemplate(POLICY);
    private final TransactionTemplate transaction;

    Commits(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    <T> T commit(Supplier<T> work) {
        return retry.invoke(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
