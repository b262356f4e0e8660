package dev.nexus.user.oidc;

import dev.nexus.platform.problem.CommonProblem;
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
import java.util.Optional;
import java.util.function.Supplier;
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
     * Starts a session. Whatever comes of it, the code is used up, unless a code of the second factor is missing or wrong. Only
     * together with the session an identity is linked, and groups count.
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
        var foreseen = notingRefusals(provider, () -> foresee(provider, arrival.identity()));
        var shown = foreseen.isPresent()
                && provider.settings().askSecondFactor()
                && isSecondFactorShown(foreseen.get(), wanted, arrival);
        return notingRefusals(
                provider, () -> transactions.execute(_ -> enter(provider, arrival, new Judged(foreseen, shown))));
    }

    /** What was found before anything is changed. */
    private record Judged(Optional<Account> account, boolean secondFactorShown) {

        boolean isAbout(Account entered) {
            return account.isEmpty() || account.get().id().equals(entered.id());
        }
    }

    private Optional<Account> foresee(OpenIdProvider provider, ProvenIdentity identity) {
        var account = finding.foresee(provider, identity);
        account.ifPresent(signingIn::requireOpen);
        return account;
    }

    private IssuedTokens enter(OpenIdProvider provider, Arrival arrival, Judged judged) {
        var account = finding.find(provider, arrival.identity());
        signingIn.requireOpen(account);
        groups.apply(account.id(), provider, arrival.identity().groups());
        // The account is held by now: what was judged may be true no longer.
        if (!judged.isAbout(account)
                || !finding.use(arrival.identity(), account.id())
                || isSecondFactorMissing(provider, account, judged)) {
            throw new ProblemException(CommonProblem.CONCURRENT_CHANGE, "Begin again.");
        }
        return signingIn.signIn(
                account,
                Objects.requireNonNullElse(arrival.app().device(), Device.UNNAMED),
                Objects.requireNonNullElse(arrival.app().transport(), Transport.BEARER));
    }

    private boolean isSecondFactorMissing(OpenIdProvider provider, Account account, Judged judged) {
        return provider.settings().askSecondFactor()
                && !judged.secondFactorShown()
                && secondFactor.isNeeded(account.id());
    }

    private <T> T notingRefusals(OpenIdProvider provider, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException refused) {
            notices.refused(provider.name(), refused.type().code());
            throw refused;
        }
    }

    /** False when none is needed. */
    private boolean isSecondFactorShown(Account account, FinishSignIn wanted, Arrival arrival) {
        return switch (secondFactor.check(account.id(), wanted.secondFactorCode(), wanted.recoveryCode())) {
            case NOT_NEEDED -> false;
            case CODE_ACCEPTED, RECOVERY_CODE_ACCEPTED -> true;
            case MISSING -> throw again(wanted, arrival, SignInProblem.SECOND_FACTOR_REQUIRED);
            case WRONG -> throw again(wanted, arrival, SignInProblem.INVALID_SECOND_FACTOR);
        };
    }

    private ProblemException again(FinishSignIn wanted, Arrival arrival, SignInProblem problem) {
        handOvers.put(wanted.code(), arrival, TIME_TO_TYPE);
        return new ProblemException(problem, "Send the same code again, with the second factor's.");
    }
}
