package dev.nexus.user.apikey;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.nexus.user.audit.AuditLog;
import dev.nexus.user.audit.AuditedAction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets keys be good for nothing: at once where they are exchanged, within seconds where tokens of theirs are. */
@Component
public class ApiKeyRevoking {

    private final ApiKeys keys;
    private final AccountLock lock;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiKeyRevoking(ApiKeys keys, AccountLock lock, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.keys = keys;
        this.lock = lock;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Revokes a key.
     *
     * @param owner whose it must be
     * @param key which
     * @throws ProblemException {@code api-key-not-found}, also for a key of somebody else
     */
    @Transactional
    public void revoke(AccountId owner, ApiKeyId key) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!keys.revoke(key, owner, now)) {
            throw new ProblemException(ApiKeyProblem.API_KEY_NOT_FOUND, null);
        }
        tell(owner, key, now);
    }

    /**
     * Revokes all keys of an account, those that are just being made too.
     *
     * @param owner whose
     */
    @Transactional
    public void revokeAll(AccountId owner) {
        lock.hold(owner);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var key : keys.revokeAll(owner, now)) {
            tell(owner, key, now);
        }
    }

    private void tell(AccountId owner, ApiKeyId key, Instant now) {
        audit.record(owner, AuditedAction.API_KEY_REVOKED, Map.of("apiKey", key.toString()));
        events.publishEvent(new ApiKeyRevoked(key, owner, now));
    }
}
