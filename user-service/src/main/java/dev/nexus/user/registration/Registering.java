package dev.nexus.user.registration;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AddressTakenException;
import dev.nexus.user.account.NewAccount;
import dev.nexus.user.account.PersonalPasswords;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.credential.PasswordHashing;
import dev.nexus.user.throttle.MailThrottle;
import org.springframework.stereotype.Component;

/**
 * Gives people accounts. Whether an address has one already is told to its owner only, by mail: the answer, and the time that
 * it takes, are the same.
 */
@Component
public class Registering {

    private final RegistrationPolicy policy;
    private final PasswordHashing hashing;
    private final MailThrottle mails;
    private final AddressClaiming claiming;

    Registering(RegistrationPolicy policy, PasswordHashing hashing, MailThrottle mails, AddressClaiming claiming) {
        this.policy = policy;
        this.hashing = hashing;
        this.mails = mails;
        this.claiming = claiming;
    }

    /**
     * Makes an account. To be called outside of transactions: a hash takes long, and a connection is too dear to wait for it.
     *
     * @param wanted what is asked for
     * @return the account; one that there is not when the address is taken
     * @throws ProblemException {@code registration-closed}, {@code invitation-needed} or {@code validation-failed}
     */
    public Account register(RegisterAccount wanted) {
        policy.admit(wanted);
        PersonalPasswords.refuse(wanted.password(), wanted.email(), wanted.displayName(), "#/password");
        var account =
                new NewAccount(wanted.email(), wanted.displayName(), hashing.hash(wanted.password()), wanted.locale());
        var mailed = mails.allows(wanted.email(), Caller.current().addressOrNone());
        try {
            return claiming.claim(account, mailed);
        } catch (AddressTakenException aMomentAgo) {
            return claiming.claim(account, mailed);
        }
    }
}
