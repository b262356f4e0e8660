package dev.nexus.user.oidc;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountAdding;
import dev.nexus.user.account.AccountEvent.AccountUpdated;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.account.AddressTakenException;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.account.NewAccount;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the account that an identity leads to. An address alone leads to one only when the provider vouches for it and is
 * trusted to, and when the account's owner has proven it here too: else somebody who made an account with another's address
 * would share it from then on.
 */
@Component
class AccountFinding {

    private final Identities identities;
    private final Accounts accounts;
    private final AccountAdding adding;
    private final IdentityNotices notices;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;

    AccountFinding(
            Identities identities,
            Accounts accounts,
            AccountAdding adding,
            IdentityNotices notices,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock) {
        this.identities = identities;
        this.accounts = accounts;
        this.adding = adding;
        this.notices = notices;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The account that {@link #find} would lead to; empty when it would be a new one. Nothing is changed: more may be asked of
     * the person first.
     */
    Optional<Account> foresee(OpenIdProvider provider, ProvenIdentity proven) {
        var linked = identities.find(proven);
        if (linked.isPresent()) {
            return accounts.find(linked.get().accountId());
        }
        var account =
                accounts.findByEmailKey(vouchedEmail(provider, proven).key()).map(AccountFinding::requireProven);
        if (account.isEmpty()) {
            requireAutoRegister(provider);
        }
        return account;
    }

    /** The account, which may be a new one, and is linked from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account find(OpenIdProvider provider, ProvenIdentity proven) {
        var linked = identities.find(proven);
        if (linked.isPresent()) {
            return accounts.find(linked.get().accountId()).orElseThrow();
        }
        var email = vouchedEmail(provider, proven);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account = accounts.findByEmailKey(email.key())
                .map(AccountFinding::requireProven)
                .orElseGet(() -> register(provider, proven, email, now));
        link(provider, proven, account.id(), now);
        return account;
    }

    /** Notes that somebody gets into an account that is held; false when the identity leads there no longer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(ProvenIdentity proven, AccountId account) {
        return identities.use(proven, account, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Links an identity to an account; the one that is there when it is linked to it already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Identity link(OpenIdProvider provider, ProvenIdentity proven, AccountId account) {
        var linked = identities.find(proven);
        if (linked.isPresent()) {
            return linked.filter(identity -> identity.accountId().equals(account))
                    .orElseThrow(() -> new ProblemException(OidcProblem.IDENTITY_TAKEN, null));
        }
        return link(provider, proven, account, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Identity link(OpenIdProvider provider, ProvenIdentity proven, AccountId account, Instant now) {
        var identity = new Identity(new IdentityId(ids.next()), account, provider.name(), now, now);
        if (!identities.add(identity, proven)) {
            throw atTheSameTime();
        }
        notices.linked(account, provider);
        return identity;
    }

    private static EmailAddress vouchedEmail(OpenIdProvider provider, ProvenIdentity proven) {
        return proven.verifiedEmail()
                .filter(_ -> provider.settings().trustEmail())
                .orElseThrow(() -> notLinked("Sign in with your password and link the identity to your account."));
    }

    private static Account requireProven(Account account) {
        if (!account.isEmailVerified()) {
            throw notLinked("Verify the address of your account, or sign in with your password and link the identity.");
        }
        return account;
    }

    private Account register(OpenIdProvider provider, ProvenIdentity proven, EmailAddress email, Instant now) {
        requireAutoRegister(provider);
        try {
            var account = adding.add(new NewAccount(email, proven.displayName(email), null, null));
            account.prove(email, now);
            events.publishEvent(AccountUpdated.of(accounts.saveAndFlush(account), now));
            return account;
        } catch (AddressTakenException raced) {
            throw atTheSameTime();
        }
    }

    private static void requireAutoRegister(OpenIdProvider provider) {
        if (!provider.settings().autoRegister()) {
            throw notLinked("Register first, then link the identity to your account.");
        }
    }

    private static ProblemException notLinked(String advice) {
        return new ProblemException(OidcProblem.IDENTITY_NOT_LINKED, advice);
    }

    private static ProblemException atTheSameTime() {
        return new ProblemException(CommonProblem.CONCURRENT_CHANGE, "The same person signed in twice at once.");
    }
}
