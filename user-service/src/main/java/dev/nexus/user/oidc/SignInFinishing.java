package dev.nexus.user.oidc;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.signin.SecondFactor;
import dev.nexus.user.signin.SignInProblem;
import dev.nexus.user.signin.VouchedSigningIn;
import dev.nexus.user.token.Device;
import dev.nexus.user.token.IssuedTokens;
import dev.nexus.user.token.Transport;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs in whom a provider has vouched for, in the app that began. */
@Component
public class SignInFinishing {

    /** How long an app may ask its user for a code of the second factor. */
    private static final Duration TIME_TO_TYPE = Duration.ofMinutes(5);

    private final HandOvers handOvers;
    private final OpenIdProviders providers;
    private final AccountFinding finding;
    private final GroupMapping groups;
    private final SecondFactor secondFactor;
    private final VouchedSigningIn signingIn;
    private final IdentityNotices notices;
    private final TransactionTemplate transactions;

    SignInFinishing(
            HandOvers handOvers,
            OpenIdProviders providers,
            AccountFinding finding,
            GroupMapping groups,
            SecondFactor secondFactor,
            VouchedSigningIn signingIn,
            IdentityNotices notices,
            PlatformTransactionManager transactions) {
        this.handOvers = handOvers;
        this.providers = providers;
        this.finding = finding;
        this.groups = groups;
        this.secondFactor = secondFactor;
        this.signingIn = signingIn;
        this.notices = notices;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Starts a session. Whatever comes of it, the code is used up, unless a code of the second factor is missing or wrong.
     *
     * @param wanted the app's code and verifier
     * @return its first tokens
     * @throws ProblemException {@code invalid-sign-in-code}, {@code identity-not-linked}, {@code account-disabled},
     *     {@code email-not-verified}, {@code second-factor-required}, {@code invalid-second-factor},
     *     {@code too-many-attempts} or {@code concurrent-change}
     */
    public IssuedTokens finish(FinishSignIn wanted) {
        var arrival = handOvers
                .take(wanted.code(), Arrival.class)
                .filter(arrived -> arrived.belongsTo(wanted.codeVerifier(), null))
                .orElseThrow(() -> new ProblemException(OidcProblem.INVALID_SIGN_IN_CODE, "Begin again."));
        var provider = providers.get(arrival.provider());
        var account = enter(provider, arrival.identity());
        if (provider.settings().askSecondFactor()) {
            requireSecondFactor(account, wanted, arrival);
        }
        return signingIn.signIn(
                account,
                Objects.requireNonNullElse(arrival.app().device(), Device.UNNAMED),
                Objects.requireNonNullElse(arrival.app().transport(), Transport.BEARER));
    }

    private Account enter(OpenIdProvider provider, ProvenIdentity identity) {
        try {
            return transactions.execute(_ -> {
                var account = finding.find(provider, identity);
                signingIn.requireOpen(account);
                groups.apply(account.id(), provider, identity.groups());
                return account;
            });
        } catch (ProblemException refused) {
            notices.refused(provider.name(), refused.type().code());
            throw refused;
        }
    }

    private void requireSecondFactor(Account account, FinishSignIn wanted, Arrival arrival) {
        switch (secondFactor.check(account.id(), wanted.secondFactorCode(), wanted.recoveryCode())) {
            case NOT_NEEDED, CODE_ACCEPTED, RECOVERY_CODE_ACCEPTED -> {}
            case MISSING -> throw again(wanted, arrival, SignInProblem.SECOND_FACTOR_REQUIRED);
            case WRONG -> throw again(wanted, arrival, SignInProblem.INVALID_SECOND_FACTOR);
        }
    }

    private ProblemException again(FinishSignIn wanted, Arrival arrival, SignInProblem problem) {
        handOvers.put(wanted.code(), arrival, TIME_TO_TYPE);
        return new ProblemException(problem, "Send the same code again, with the second factor's.");
    }
}
