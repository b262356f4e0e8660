package dev.nexus.user.oidc;

import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.signin.PasswordConfirming;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends people to a provider. */
@Component
public class SignInBeginning {

    private static final Duration TIME_AT_THE_PROVIDER = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final OpenIdProviders providers;
    private final RedirectUris redirects;
    private final HandOvers handOvers;
    private final AccountReading accounts;
    private final PasswordConfirming passwords;

    SignInBeginning(
            OpenIdProviders providers,
            RedirectUris redirects,
            HandOvers handOvers,
            AccountReading accounts,
            PasswordConfirming passwords) {
        this.providers = providers;
        this.redirects = redirects;
        this.handOvers = handOvers;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * Begins a sign-in.
     *
     * @param provider the provider's name
     * @param wanted who begins
     * @return where to send the person
     * @throws ProblemException {@code provider-not-found}, {@code redirect-uri-not-allowed} or
     *     {@code provider-unavailable}
     */
    public SignInBegun begin(String provider, BeginSignIn wanted) {
        return begin(
                providers.get(provider),
                new PendingSignIn.App(
                        wanted.redirectUri(), wanted.codeChallenge(), wanted.device(), wanted.transport(), null));
    }

    /**
     * Begins to link an identity. Who has a password shows that she knows it: an open laptop must not be enough to get in
     * for ever.
     *
     * @param account who is signed in
     * @param provider the provider's name
     * @param wanted who begins
     * @param password the present password; null when the account has none
     * @return where to send the person
     * @throws ProblemException {@code provider-not-found}, {@code wrong-password}, {@code too-many-attempts},
     *     {@code redirect-uri-not-allowed} or {@code provider-unavailable}
     */
    public SignInBegun beginToLink(AccountId account, String provider, BeginSignIn wanted, @Nullable String password) {
        var found = providers.get(provider);
        if (accounts.own(account).hasPassword()) {
            passwords.confirm(account, password == null ? "" : password);
        }
        return begin(
                found,
                new PendingSignIn.App(wanted.redirectUri(), wanted.codeChallenge(), null, null, account.value()));
    }

    private SignInBegun begin(OpenIdProvider provider, PendingSignIn.App app) {
        if (!redirects.allow(app.redirectUri())) {
            throw new ProblemException(
                    OidcProblem.REDIRECT_URI_NOT_ALLOWED,
                    "The redirect URI is not one of those that are configured.",
                    List.of(InvalidValue.field("#/redirectUri", "must be one that is configured")));
        }
        var state = HandOvers.randomToken();
        var pending = new PendingSignIn(provider.name(), HandOvers.randomToken(), HandOvers.randomToken(), app);
        try {
            var url = provider.authorizationUrl(state, pending.nonce(), pending.verifier());
            handOvers.put(state, pending, TIME_AT_THE_PROVIDER);
            return new SignInBegun(url, state, TIME_AT_THE_PROVIDER.toSeconds());
        } catch (ProviderAwayException away) {
            throw new ProblemException(OidcProblem.PROVIDER_UNAVAILABLE, null).retryAfter(PAUSE);
        }
    }
}
