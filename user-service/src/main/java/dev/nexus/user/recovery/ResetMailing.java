package dev.nexus.user.recovery;

import dev.nexus.user.account.Account;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.onetime.OneTimePurpose;
import dev.nexus.user.onetime.OneTimeTokens;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks up who wished for a new password, and mails the link to those who have an account that may be used. */
@Component
class ResetMailing {

    private static final Logger log = LoggerFactory.getLogger(ResetMailing.class);
    private static final int AT_ONCE = 20;

    private final RequestedResets requested;
    private final Accounts accounts;
    private final OneTimeTokens tokens;
    private final Mails mails;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final AtomicBoolean busy = new AtomicBoolean();

    ResetMailing(
            RequestedResets requested,
            Accounts accounts,
            OneTimeTokens tokens,
            Mails mails,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.requested = requested;
        this.accounts = accounts;
        this.tokens = tokens;
        this.mails = mails;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedRateString = "${nexus.recovery.interval:500ms}")
    void mailRequested() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            while (transactions.execute(_ -> mailSome()) == AT_ONCE) {}
        } catch (RuntimeException failure) {
            log.atWarn()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("wishes for new passwords could not be looked at");
        } finally {
            busy.set(false);
        }
    }

    private int mailSome() {
        var wishes = requested.take(AT_ONCE);
        for (var wish : wishes) {
            accounts.findByEmailKey(wish.email().key())
                    .filter(account -> !account.isDisabled())
                    .ifPresent(account -> mail(account, wish.caller()));
        }
        return wishes.size();
    }

    private void mail(Account account, Caller caller) {
        // To the address as the account has it: what was typed may be another that only looks the same.
        var token = tokens.issue(account.id(), OneTimePurpose.RESET_PASSWORD, account.email());
        mails.send(account.email(), new Mail.ResetPassword(token), account.language());
        audit.record(account.id(), AuditedAction.PASSWORD_RESET_REQUESTED, Map.of(), caller);
    }
}
