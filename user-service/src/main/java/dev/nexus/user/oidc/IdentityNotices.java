package dev.nexus.user.oidc;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records who gets into accounts, and tells their owners. */
@Component
class IdentityNotices {

    private final AuditLog audit;
    private final Mails mails;
    private final AccountReading accounts;

    IdentityNotices(AuditLog audit, Mails mails, AccountReading accounts) {
        this.audit = audit;
        this.mails = mails;
        this.accounts = accounts;
    }

    void linked(AccountId account, OpenIdProvider provider) {
        audit.record(account, AuditedAction.IDENTITY_LINKED, Map.of("provider", provider.name()));
        mails.send(accounts.own(account).email(), new Mail.IdentityLinked(provider.displayName()));
    }

    void unlinked(AccountId account, String provider, String displayName) {
        audit.record(account, AuditedAction.IDENTITY_UNLINKED, Map.of("provider", provider));
        mails.send(accounts.own(account).email(), new Mail.IdentityUnlinked(displayName));
    }

    void refused(String provider, String reason) {
        audit.record(null, AuditedAction.SIGN_IN_FAILED, Map.of("provider", provider, "reason", reason));
    }
}
