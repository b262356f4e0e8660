package dev.nexus.user.account;

import dev.nexus.platform.personaldata.ErasedAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts those who are let in and those who shut the account in an order: without it somebody could be let in at the very
 * moment at which everybody is thrown out, and would be missed.
 */
@Component
public class AccountLock {

    private final JdbcClient database;
    private final ErasedAccounts erased;

    AccountLock(JdbcClient database, ErasedAccounts erased) {
        this.database = database;
        this.erased = erased;
    }

    /**
     * Looks whether the account may be used; until the transaction ends, nobody shuts it.
     *
     * @param account which
     * @return false when it is disabled, gone, or about to be erased
     */
    public boolean holdOpen(AccountId account) {
        // A second statement: one that waits for the lock does not see what was committed meanwhile.
        return isOpen(account) && !erased.contains(account.value());
    }

    private boolean isOpen(AccountId account) {
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
