package dev.nexus.user.apikey;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.token.AccessGrant;
import dev.nexus.user.token.AccessTokenSigning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exchanges keys for access tokens, so that no service but this one ever sees a key. */
@Component
public class ApiKeyExchanging {

    private final ApiKeys keys;
    private final ApiKeyUses uses;
    private final AccountLock lock;
    private final Accounts accounts;
    private final AccessTokenSigning signing;
    private final Clock clock;

    ApiKeyExchanging(
            ApiKeys keys,
            ApiKeyUses uses,
            AccountLock lock,
            Accounts accounts,
            AccessTokenSigning signing,
            Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.lock = lock;
        this.accounts = accounts;
        this.signing = signing;
        this.clock = clock;
    }

    /**
     * Exchanges a key. The token is limited to the key's scopes and never outlives the key.
     *
     * @param sent what the client sent as key
     * @return the token
     * @throws ProblemException {@code invalid-api-key}, whatever is wrong with it
     */
    @Transactional
    public ExchangedApiKey exchange(String sent) {
        return ApiKeySecret.parse(sent)
                .flatMap(secret -> keys.findLiving(secret.hash(), clock.instant()))
                // Nobody shuts the account between this look and the token, which would not be revoked then.
                .filter(key -> lock.holdOpen(key.accountId()))
                .flatMap(this::token)
                .orElseThrow(() -> new ProblemException(ApiKeyProblem.INVALID_API_KEY, null));
    }

    private Optional<ExchangedApiKey> token(ApiKey key) {
        var now = clock.instant();
        var lifetime = lifetime(key, now);
        return accounts.find(key.accountId()).filter(_ -> lifetime.isPositive()).map(account -> {
            var grant = AccessGrant.ofApiKey(account, key.id().value(), Scope.values(key.scopes()));
            uses.note(key.id(), now);
            return new ExchangedApiKey(signing.sign(grant, now, lifetime), lifetime);
        });
    }

    private static Duration lifetime(ApiKey key, Instant now) {
        var left = Duration.between(now, key.expiresAt());
        return left.compareTo(ApiKeySettings.TOKEN_LIFETIME) < 0 ? left : ApiKeySettings.TOKEN_LIFETIME;
    }
}
