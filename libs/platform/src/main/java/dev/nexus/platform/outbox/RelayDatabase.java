package dev.nexus.platform.outbox;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connections of whatever waits for the broker within a transaction, kept out of the context's data sources on purpose: a
 * blocked broker holds these and no other.
 */
public record RelayDatabase(HikariDataSource pool) implements AutoCloseable {

    /** Statements on these connections. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** Transactions on these connections. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    @Override
    public void close() {
        pool.close();
    }
}
