package dev.nexus.user.profile;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountEvent.AccountUpdated;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.onetime.OneTimeProblem;
import dev.nexus.user.onetime.OneTimePurpose;
import dev.nexus.user.onetime.OneTimeTokens;
import dev.nexus.user.throttle.MailThrottle;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out whether somebody reads at the addresses of accounts. */
@Component
public class EmailVerifying {

    private final AccountReading reading;
    private final Accounts accounts;
    private final OneTimeTokens tokens;
    private final Mails mails;
    private final MailThrottle throttle;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    EmailVerifying(
            AccountReading reading,
            Accounts accounts,
            OneTimeTokens tokens,
            Mails mails,
            MailThrottle throttle,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reading = reading;
        this.accounts = accounts;
        this.tokens = tokens;
        this.mails = mails;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Sends the mail with the link once more, to the address that is not verified yet; when there is none, or too many were
     * sent already, to nobody. The link before it is good no longer. To be called outside of transactions.
     *
     * @param owner who asks
     * @throws ProblemException {@code mail-unavailable}
     */
    public void askAgain(AccountId owner) {
        var seen = reading.own(owner);
        var pending = seen.pendingEmail();
        if (pending == null && seen.isEmailVerified()) {
            return;
        }
        mails.requireDelivery();
        var address = pending == null ? seen.email() : pending;
        if (throttle.allows(address, Caller.current().addressOrNone())) {
            transactions.executeWithoutResult(_ -> ask(seen, address));
        }
    }

    /**
     * Takes somebody's word that she reads at an address; one that an account wants takes the place of the present one.
     *
     * @param token the secret from the mail
     * @throws ProblemException {@code invalid-link}
     */
    public void verify(String token) {
        try {
            transactions.executeWithoutResult(_ -> prove(token));
        } catch (DataIntegrityViolationException takenMeanwhile) {
            throw OneTimeProblem.invalidLink();
        }
    }

    private void ask(Account account, EmailAddress address) {
        var token = tokens.issue(account.id(), OneTimePurpose.VERIFY_EMAIL, address);
        var taken = accounts.findIdByEmailKey(address.key())
                .filter(owner -> !owner.equals(account.id().value()))
                .isPresent();
        mails.send(
                address, taken ? new Mail.AddressAlreadyRegistered() : new Mail.VerifyEmail(token), account.language());
    }

    private void prove(String token) {
        var proof = tokens.redeem(OneTimePurpose.VERIFY_EMAIL, token).orElseThrow(OneTimeProblem::invalidLink);
        var account = accounts.find(proof.account()).orElseThrow(OneTimeProblem::invalidLink);
        var before = account.email();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!account.prove(proof.email(), now)) {
            throw OneTimeProblem.invalidLink();
        }
        accounts.saveAndFlush(account);
        var changed = !before.key().equals(account.email().key());
        if (changed) {
            mails.send(before, new Mail.EmailChanged(), account.language());
        }
        audit.record(account.id(), changed ? AuditedAction.EMAIL_CHANGED : AuditedAction.EMAIL_VERIFIED, Map.of());
        events.publishEvent(AccountUpdated.of(account, now));
    }
}
