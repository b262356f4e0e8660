package dev.nexus.platform.security;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that are fetched when they are first needed, and again when a token names an unknown one. However many tokens
 * name unknown keys, there is at most one fetch in an interval; known keys never wait for it. A key that the service itself
 * announces is fetched at once, so that no flood keeps a new key from being known. A fetch that fails keeps what is there.
 */
final class FetchedKeys implements VerificationKeys {

    private static final Logger log = LoggerFactory.getLogger(FetchedKeys.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    private final JwksSource source;
    private final Duration interval;
    private final Duration maxAge;
    private final Clock clock;

    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Map<String, RSAPublicKey> keys = Map.of();
    private volatile Instant nextFetch = Instant.MIN;
    private volatile Instant staleAt = Instant.MAX;
    private Duration retry = FIRST_RETRY;

    FetchedKeys(JwksSource source, Duration interval, Duration maxAge, Clock clock) {
        this.source = source;
        this.interval = interval;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    @Override
    public Optional<RSAPublicKey> find(String keyId) {
        var known = keys.get(keyId);
        if (known != null) {
            refreshWhenStale();
            return Optional.of(known);
        }
        fetching.lock();
        try {
            if (!keys.containsKey(keyId) && !clock.instant().isBefore(nextFetch)) {
                fetch();
            }
        } finally {
            fetching.unlock();
        }
        if (keys.isEmpty()) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "Tokens cannot be verified at the moment.")
                    .retryAfter(FIRST_RETRY);
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    @Override
    public void announce(Set<String> keyIds) {
        if (keys.keySet().containsAll(keyIds)) {
            return;
        }
        fetching.lock();
        try {
            if (!keys.keySet().containsAll(keyIds)) {
                fetch();
            }
        } finally {
            fetching.unlock();
        }
    }

    /** Whoever comes first after the time fetches on a thread of its own; nobody waits. */
    private void refreshWhenStale() {
        if (clock.instant().isBefore(staleAt) || !fetching.tryLock()) {
            return;
        }
        try {
            var now = clock.instant();
            if (now.isBefore(staleAt)) {
                return;
            }
            staleAt = now.plus(interval);
            Thread.ofVirtual().name("key-refresh").start(this::refresh);
        } finally {
            fetching.unlock();
        }
    }

    private void refresh() {
        fetching.lock();
        try {
            fetch();
        } finally {
            fetching.unlock();
        }
    }

    private void fetch() {
        try {
            var fetched = Map.copyOf(source.fetch());
            if (fetched.isEmpty()) {
                throw new JwksSource.JwksFetchException("the key set is empty");
            }
            keys = fetched;
            retry = FIRST_RETRY;
            nextFetch = clock.instant().plus(interval);
            staleAt = clock.instant().plus(maxAge);
        } catch (JwksSource.JwksFetchException failure) {
            // Sooner than the interval, so that a service that started before the signing one is of use soon after it.
            nextFetch = clock.instant().plus(retry);
            log.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .addKeyValue("retryAfter", retry)
                    .log("verification keys not fetched");
            var doubled = retry.multipliedBy(2);
            retry = doubled.compareTo(interval) < 0 ? doubled : interval;
        }
    }
}
