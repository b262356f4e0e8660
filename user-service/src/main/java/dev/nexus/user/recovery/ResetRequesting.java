package dev.nexus.user.recovery;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.throttle.MailThrottle;
import org.springframework.stereotype.Component;

/**
 * Takes wishes for new passwords. Whether there is such an account is looked up later: here the same is done for every
 * address, and answered.
 */
@Component
public class ResetRequesting {

    private final Mails mails;
    private final MailThrottle throttle;
    private final RequestedResets requested;

    ResetRequesting(Mails mails, MailThrottle throttle, RequestedResets requested) {
        this.mails = mails;
        this.throttle = throttle;
        this.requested = requested;
    }

    /**
     * Sends a link to choose another password soon, if an account has the address. Too many wishes are taken and forgotten, so
     * that nobody is flooded with mails and nobody is locked out. To be called outside of transactions.
     *
     * @param email what was typed as address
     * @throws ProblemException {@code mail-unavailable}, for everybody alike
     */
    public void request(EmailAddress email) {
        var caller = Caller.current();
        mails.requireDelivery();
        if (throttle.allows(email, caller.addressOrNone())) {
            requested.add(new RequestedReset(email, caller));
        }
    }
}
