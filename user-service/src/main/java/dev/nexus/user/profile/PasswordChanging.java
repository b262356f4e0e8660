package dev.nexus.user.profile;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.PersonalPasswords;
import dev.nexus.user.credential.PasswordHashing;
import dev.nexus.user.signin.PasswordConfirming;
import dev.nexus.user.token.SessionId;
import dev.nexus.user.token.SessionReading;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people who know their password choose another one. */
@Component
public class PasswordChanging {

    private final AccountReading reading;
    private final PasswordConfirming confirming;
    private final PasswordHashing hashing;
    private final PasswordReplacing replacing;
    private final AccountLock lock;
    private final SessionReading sessions;
    private final TransactionTemplate transactions;

    PasswordChanging(
            AccountReading reading,
            PasswordConfirming confirming,
            PasswordHashing hashing,
            PasswordReplacing replacing,
            AccountLock lock,
            SessionReading sessions,
            PlatformTransactionManager transactions) {
        this.reading = reading;
        this.confirming = confirming;
        this.hashing = hashing;
        this.replacing = replacing;
        this.lock = lock;
        this.sessions = sessions;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Changes a password; the other sessions end. To be called outside of transactions: a hash takes long, and a connection is
     * too dear to wait for it.
     *
     * @param owner who asks
     * @param session where she asks; this session stays
     * @param wanted the present password and the new one
     * @throws ProblemException {@code wrong-password}, {@code too-many-attempts}, {@code validation-failed} or {@code
     *     invalid-token}
     */
    public void change(AccountId owner, SessionId session, ChangePassword wanted) {
        var account = reading.own(owner);
        PersonalPasswords.refuse(wanted.newPassword(), account.email(), account.displayName(), "#/newPassword");
        confirming.confirm(owner, wanted.currentPassword());
        var hash = hashing.hash(wanted.newPassword());
        transactions.executeWithoutResult(_ -> {
            // A reset that came meanwhile has ended the session, and its password stays.
            lock.hold(owner);
            sessions.requireLiving(owner, session);
            replacing.change(owner, hash, session);
        });
    }
}
