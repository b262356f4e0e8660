package dev.nexus.user.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out who comes first, when several come at once, and lets the only one who is there go only while nobody comes: otherwise
 * the newcomer would have seen somebody, and in the end nobody would administer the platform.
 */
@Component
public class FirstAccountLock {

    /** Any numbers that nothing else in this database locks. */
    private static final long COMING = 0x4e45_5855_5330L;

    private static final long FIRST = 0x4e45_5855_5331L;

    private final Accounts accounts;
    private final JdbcClient database;

    FirstAccountLock(Accounts accounts, JdbcClient database) {
        this.accounts = accounts;
        this.database = database;
    }

    /** Whether there is no account yet; until the transaction ends, nobody else is told so. */
    boolean isFirst() {
        lock("pg_advisory_xact_lock_shared", COMING);
        if (accounts.existAny()) {
            return false;
        }
        // Held to the end of the transaction; whoever waited here then sees the account of the one before.
        lock("pg_advisory_xact_lock", FIRST);
        return !accounts.existAny();
    }

    /** Waits for those whose accounts are being made; until the transaction ends, nobody else's is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdNewcomers() {
        lock("pg_advisory_xact_lock", COMING);
    }

    private void lock(String function, long number) {
        database.sql("select %s(?)".formatted(function))
                .param(number)
                .query((row, _) -> true)
                .list();
    }
}
