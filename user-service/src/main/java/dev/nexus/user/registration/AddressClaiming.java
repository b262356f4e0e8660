package dev.nexus.user.registration;

import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountAdding;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.AddressTakenException;
import dev.nexus.user.account.NewAccount;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.onetime.OneTimePurpose;
import dev.nexus.user.onetime.OneTimeTokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an account where the address is free. Where it is not, all the same is done and undone, so that both take the same
 * statements; what stays is a mail, to whoever reads at the address.
 */
@Component
class AddressClaiming {

    private final Accounts accounts;
    private final AccountAdding adding;
    private final OneTimeTokens tokens;
    private final Mails mails;
    private final JdbcClient database;

    AddressClaiming(Accounts accounts, AccountAdding adding, OneTimeTokens tokens, Mails mails, JdbcClient database) {
        this.accounts = accounts;
        this.adding = adding;
        this.tokens = tokens;
        this.mails = mails;
        this.database = database;
    }

    /**
     * Makes an account, or seems to.
     *
     * @throws AddressTakenException when somebody else was faster; nothing is done then
     */
    @Transactional
    public Account claim(NewAccount wanted, boolean mailed) {
        var free = accounts.findIdByEmailKey(wanted.email().key()).isEmpty();
        database.sql("savepoint claim").update();
        var account = free ? adding.add(wanted) : adding.rehearse(wanted);
        var token = tokens.issue(account.id(), OneTimePurpose.VERIFY_EMAIL, wanted.email());
        database.sql(free ? "release savepoint claim" : "rollback to savepoint claim")
                .update();
        if (mailed) {
            mails.send(
                    wanted.email(),
                    free ? new Mail.VerifyEmail(token) : new Mail.AddressAlreadyRegistered(),
                    wanted.language());
        }
        return account;
    }
}
