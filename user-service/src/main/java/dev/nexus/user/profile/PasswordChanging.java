package dev.nexus.user.profile;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.PersonalPasswords;
import dev.nexus.user.credential.PasswordHashing;
import dev.nexus.user.signin.PasswordConfirming;
import dev.nexus.user.token.SessionId;
import org.springframework.stereotype.Component;

/** Lets people who know their password choose another one. */
@Component
public class PasswordChanging {

    private final AccountReading reading;
    private final PasswordConfirming confirming;
    private final PasswordHashing hashing;
    private final PasswordReplacing replacing;

    PasswordChanging(
            AccountReading reading,
            PasswordConfirming confirming,
            PasswordHashing hashing,
            PasswordReplacing replacing) {
        this.reading = reading;
        this.confirming = confirming;
        this.hashing = hashing;
        this.replacing = replacing;
    }

    /**
     * Changes a password; the other sessions end. To be called outside of transactions: a hash takes long, and a connection is
     * too dear to wait for it.
     *
     * @param owner who asks
     * @param session where she asks; this session stays
     * @param wanted the present password and the new one
     * @throws ProblemException {@code wrong-password}, {@code too-many-attempts} or {@code validation-failed}
     */
    public void change(AccountId owner, SessionId session, ChangePassword wanted) {
        var account = reading.own(owner);
        PersonalPasswords.refuse(wanted.newPassword(), account.email(), account.displayName(), "#/newPassword");
        confirming.confirm(owner, wanted.currentPassword());
        replacing.change(owner, hashing.hash(wanted.newPassword()), session);
    }
}
