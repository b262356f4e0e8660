package dev.nexus.user.oidc;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Receives people who come back from a provider, and returns them to the app that began. Nothing has happened to any account
 * by then: that needs the app's verifier, so nobody is signed in or linked by a link that somebody else sends.
 */
@Component
public class SignInReturning {

    private static final Logger log = LoggerFactory.getLogger(SignInReturning.class);
    private static final Duration TIME_TO_FETCH = Duration.ofSeconds(60);

    private final OpenIdProviders providers;
    private final HandOvers handOvers;
    private final AuditLog audit;

    SignInReturning(OpenIdProviders providers, HandOvers handOvers, AuditLog audit) {
        this.providers = providers;
        this.handOvers = handOvers;
        this.audit = audit;
    }

    /**
     * Fetches the provider's word on the person who comes back.
     *
     * @param name the provider whose address was called
     * @param answer what it sends
     * @return the app's redirect URI with {@code code} and {@code state}, or with {@code error} and {@code state}:
     *     {@code access_denied}, {@code temporarily_unavailable} or {@code server_error} (RFC 6749, section 4.1.2.1)
     * @throws ProblemException {@code invalid-sign-in-state}
     */
    public URI receive(String name, ProviderAnswer answer) {
        // One provider's answer at another's address is an attack on the code in it (RFC 9700, section 4.4).
        var pending = handOvers
                .take(answer.state(), PendingSignIn.class)
                .filter(begun -> begun.provider().equals(name))
                .orElseThrow(() -> new ProblemException(
                        OidcProblem.INVALID_SIGN_IN_STATE, "It was begun too long ago or elsewhere: begin again."));
        var provider = providers.get(name);
        try {
            if (!provider.isFromHere(answer.iss())) {
                throw new UnprovenException("issuer");
            }
            var code = answer.code();
            if (answer.error() != null || code == null) {
                return back(pending.app(), "error=access_denied", answer.state());
            }
            var identity = provider.prove(code, pending.verifier(), pending.nonce());
            var token = HandOvers.randomToken();
            handOvers.put(token, new Arrival(name, identity, pending.app()), TIME_TO_FETCH);
            return back(pending.app(), "code=" + token, answer.state());
        } catch (UnprovenException unproven) {
            audit.record(
                    linkTo(pending.app()),
                    AuditedAction.SIGN_IN_FAILED,
                    Map.of("provider", name, "reason", String.valueOf(unproven.getMessage())));
            return back(pending.app(), "error=server_error", answer.state());
        } catch (ProviderAwayException away) {
            log.atWarn()
                    .addKeyValue("provider", name)
                    .addKeyValue("reason", away.getMessage())
                    .log("a provider gave no answer while somebody signs in");
            return back(pending.app(), "error=temporarily_unavailable", answer.state());
        }
    }

    private static @Nullable AccountId linkTo(PendingSignIn.App app) {
        return app.linkTo() == null ? null : new AccountId(app.linkTo());
    }

    private static URI back(PendingSignIn.App app, String result, String state) {
        var separator = app.redirectUri().contains("?") ? "&" : "?";
        return URI.create(app.redirectUri() + separator + result + "&state=" + state);
    }
}
