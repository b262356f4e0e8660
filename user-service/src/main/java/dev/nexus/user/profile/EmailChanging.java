package dev.nexus.user.profile;

import dev.nexus.user.account.Account;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.onetime.OneTimePurpose;
import dev.nexus.user.onetime.OneTimeTokens;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Asks whoever reads at another address whether an account may have it. That it is taken is told to its owner only, so an
 * account is no way to find out who else has one.
 */
@Component
class EmailChanging {

    private final Accounts accounts;
    private final OneTimeTokens tokens;
    private final Mails mails;
    private final AuditLog audit;

    EmailChanging(Accounts accounts, OneTimeTokens tokens, Mails mails, AuditLog audit) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mails = mails;
        this.audit = audit;
    }

    /** Goes on only where somebody could ever say that she reads at another address. */
    void requireDelivery() {
        mails.requireDelivery();
    }

    /** In the caller's transaction; the caller stores the account. */
    void ask(Account account, EmailAddress other, boolean mailed) {
        var free = accounts.findIdByEmailKey(other.key()).isEmpty();
        var token = tokens.issue(account.id(), OneTimePurpose.VERIFY_EMAIL, other);
        account.want(other);
        if (mailed) {
            mails.send(
                    other,
                    free ? new Mail.VerifyEmail(token) : new Mail.AddressAlreadyRegistered(),
                    account.language());
        }
        mails.send(account.email(), new Mail.EmailChangeRequested());
        audit.record(account.id(), AuditedAction.EMAIL_CHANGE_REQUESTED, Map.of());
    }
}
