package dev.nexus.user.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out who comes first, when several come at once. */
@Component
class FirstAccountLock {

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 0x4e45_5855_5331L;

    private final Accounts accounts;
    private final JdbcClient database;

    FirstAccountLock(Accounts accounts, JdbcClient database) {
        this.accounts = accounts;
        this.database = database;
    }

    /** Whether there is no account yet; until the transaction ends, nobody else is told so. */
    boolean isFirst() {
        if (accounts.existAny()) {
            return false;
        }
        // Held to the end of the transaction; whoever waited here then sees the account of the one before.
        database.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, _) -> true)
                .list();
        return !accounts.existAny();
    }
}
