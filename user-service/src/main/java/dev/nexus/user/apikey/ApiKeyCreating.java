package dev.nexus.user.apikey;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountLock;
import dev.nexus.user.apikey.ApiKeyEvent.ApiKeyCreated;
import dev.nexus.user.token.SessionId;
import dev.nexus.user.token.SessionReading;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes keys for machines. */
@Component
@EnableConfigurationProperties(ApiKeySettings.class)
public class ApiKeyCreating {

    private final ApiKeys keys;
    private final AccountLock lock;
    private final SessionReading sessions;
    private final ApiKeySettings settings;
    private final ApiKeyNotices notices;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;

    ApiKeyCreating(
            ApiKeys keys,
            AccountLock lock,
            SessionReading sessions,
            ApiKeySettings settings,
            ApiKeyNotices notices,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock) {
        this.keys = keys;
        this.lock = lock;
        this.sessions = sessions;
        this.settings = settings;
        this.notices = notices;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a key, and tells the owner by mail: who is signed in on an open laptop needs no password for it.
     *
     * @param owner for whom its machine acts
     * @param session where she asks
     * @param wanted what it shall be good for
     * @return the key, to be shown once
     * @throws ProblemException {@code validation-failed}, {@code too-many-api-keys} or {@code invalid-token}
     */
    @Transactional
    public CreatedApiKey create(AccountId owner, SessionId session, CreateApiKey wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var expiresAt = Objects.requireNonNullElseGet(wanted.expiresAt(), () -> now.plus(settings.lifetime()))
                .truncatedTo(ChronoUnit.MICROS);
        requirePossible(expiresAt, now);
        // Two that are made at once are counted one after the other.
        lock.hold(owner);
        sessions.requireLiving(owner, session);
        if (keys.count(owner, now) >= settings.perAccount()) {
            throw new ProblemException(ApiKeyProblem.TOO_MANY_API_KEYS, "Revoke one that is not needed any more.");
        }
        var secret = ApiKeySecret.random();
        var scopes = Set.copyOf(wanted.scopes());
        var key = new ApiKey(
                new ApiKeyId(ids.next()),
                owner,
                wanted.name().strip(),
                scopes,
                secret.lastFour(),
                now,
                expiresAt,
                null);
        keys.add(key, secret.hash());
        notices.created(key);
        events.publishEvent(new ApiKeyCreated(key.id(), owner, key.name(), sorted(scopes), expiresAt, now));
        return new CreatedApiKey(key, secret.value());
    }

    private void requirePossible(Instant expiresAt, Instant now) {
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(settings.longestLifetime()))) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    null,
                    List.of(InvalidValue.field(
                            "#/expiresAt",
                            "must be in the future, at most %d days"
                                    .formatted(settings.longestLifetime().toDays()))));
        }
    }

    private static List<Scope> sorted(Set<Scope> scopes) {
        return scopes.stream().sorted(Comparator.comparing(Scope::value)).toList();
    }
}
