package dev.nexus.user.apikey;

import dev.nexus.user.account.AccountReading;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records that a machine may act for an account, and tells its owner, who may not be the one who let it. */
@Component
class ApiKeyNotices {

    private final AuditLog audit;
    private final Mails mails;
    private final AccountReading accounts;

    ApiKeyNotices(AuditLog audit, Mails mails, AccountReading accounts) {
        this.audit = audit;
        this.mails = mails;
        this.accounts = accounts;
    }

    /** In the caller's transaction. */
    void created(ApiKey key) {
        audit.record(
                key.accountId(),
                AuditedAction.API_KEY_CREATED,
                Map.of("apiKey", key.id().toString()));
        var lastDay = LocalDate.ofInstant(key.expiresAt(), ZoneOffset.UTC).toString();
        mails.send(accounts.own(key.accountId()).email(), new Mail.ApiKeyCreated(key.name(), lastDay));
    }
}
