package dev.nexus.user.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts those who are let in and those who shut the account in an order: without it somebody could be let in at the very
 * moment at which everybody is thrown out, and would be missed.
 */
@Component
public class AccountLock {

    private final JdbcClient database;

    AccountLock(JdbcClient database) {
        this.database = database;
    }

    /**
     * Looks whether the account may be used; until the transaction ends, nobody shuts it.
     *
     * @param account which
     * @return false when it is disabled or gone
     */
    public boolean holdOpen(AccountId account) {
        return database.sql("select disabled_at is null from account where id = ? for share")
                .param(account.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Waits for those who are being let in; until the transaction ends, nobody else is.
     *
     * @param account which
     */
    public void hold(AccountId account) {
        database.sql("select id from account where id = ? for no key update")
                .param(account.value())
                .query((row, _) -> true)
                .list();
    }
}
