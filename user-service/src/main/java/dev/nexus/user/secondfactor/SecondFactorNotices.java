package dev.nexus.user.secondfactor;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what happens to a second factor, and tells the owner of the account, who may not be the one who did it. */
@Component
class SecondFactorNotices {

    private final AuditLog audit;
    private final Mails mails;
    private final AccountReading accounts;

    SecondFactorNotices(AuditLog audit, Mails mails, AccountReading accounts) {
        this.audit = audit;
        this.mails = mails;
        this.accounts = accounts;
    }

    @Transactional
    public void tell(AccountId account, AuditedAction action, Mail mail) {
        audit.record(account, action, Map.of());
        mails.send(accounts.own(account).email(), mail);
    }

    @Transactional
    public void note(AccountId account, AuditedAction action) {
        audit.record(account, action, Map.of());
    }
}
