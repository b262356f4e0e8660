package dev.nexus.user.oidc;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.token.SessionId;
import dev.nexus.user.token.SessionReading;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets owners decide which identities at providers lead into their account. */
@Component
public class IdentityLinking {

    private final HandOvers handOvers;
    private final OpenIdProviders providers;
    private final Identities identities;
    private final AccountFinding finding;
    private final AccountReading accounts;
    private final AccountLock lock;
    private final SessionReading sessions;
    private final GroupMapping groups;
    private final IdentityNotices notices;
    private final TransactionTemplate transactions;

    IdentityLinking(
            HandOvers handOvers,
            OpenIdProviders providers,
            Identities identities,
            AccountFinding finding,
            AccountReading accounts,
            AccountLock lock,
            SessionReading sessions,
            GroupMapping groups,
            IdentityNotices notices,
            PlatformTransactionManager transactions) {
        this.handOvers = handOvers;
        this.providers = providers;
        this.identities = identities;
        this.finding = finding;
        this.accounts = accounts;
        this.lock = lock;
        this.sessions = sessions;
        this.groups = groups;
        this.notices = notices;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Links the identity of a person who has come back from a provider. Only the account that began gets it: a link that
     * somebody else sends to her gives her identity to nobody.
     *
     * @param account who is signed in
     * @param session where
     * @param wanted the app's code and verifier
     * @return the identity
     * @throws ProblemException {@code invalid-sign-in-code}, {@code identity-taken} or {@code invalid-token}
     */
    public Identity link(AccountId account, SessionId session, FinishLink wanted) {
        var arrival = handOvers
                .take(wanted.code(), Arrival.class)
                .filter(arrived -> arrived.belongsTo(wanted.codeVerifier(), account.value()))
                .orElseThrow(() -> new ProblemException(OidcProblem.INVALID_SIGN_IN_CODE, "Begin again."));
        var provider = providers.get(arrival.provider());
        return transactions.execute(_ -> {
            lock.hold(account);
            sessions.requireLiving(account, session);
            return finding.link(provider, arrival.identity(), account);
        });
    }

    /**
     * Lets an identity lead into the account no longer, and takes what its provider's groups have given.
     *
     * @param account who is signed in
     * @param id which
     * @throws ProblemException {@code identity-not-found} or {@code last-way-in}
     */
    public void unlink(AccountId account, IdentityId id) {
        transactions.executeWithoutResult(_ -> {
            lock.hold(account);
            var owner = accounts.own(account);
            var provider = identities
                    .remove(account, id)
                    .orElseThrow(() -> new ProblemException(OidcProblem.IDENTITY_NOT_FOUND, null));
            requireAnotherWay(owner);
            if (!identities.hasAny(account, provider)) {
                groups.withdraw(account, provider);
            }
            tellUnlinked(account, provider);
        });
    }

    /**
     * Lets no identity lead into an account any more, in the caller's transaction, for an owner who linked none of them.
     *
     * @param account which account, not held by the caller
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unlinkAll(AccountId account) {
        // Before the account is held: what groups have given may be the administration.
        identities.providersOf(account).forEach(provider -> groups.withdraw(account, provider));
        lock.hold(account);
        identities.removeAll(account).forEach(provider -> tellUnlinked(account, provider));
    }

    private void tellUnlinked(AccountId account, String provider) {
        notices.unlinked(
                account,
                provider,
                providers.find(provider).map(OpenIdProvider::displayName).orElse(provider));
    }

    private void requireAnotherWay(Account owner) {
        if (!owner.hasPassword() && identities.count(owner.id()) == 0) {
            throw new ProblemException(OidcProblem.LAST_WAY_IN, "Choose a password first: have it reset by mail.");
        }
    }
}
