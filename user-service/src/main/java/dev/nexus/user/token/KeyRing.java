package dev.nexus.user.token;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.VerificationKeys;
import io.jsonwebtoken.security.Jwks;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The keys as this process uses them. They are there before the first request is, and at most a second older than the
 * database's.
 */
@Component
public class KeyRing implements VerificationKeys, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration RELOAD_INTERVAL = Duration.ofSeconds(1);

    private final SigningKeys stored;
    private final KeyRotation rotation;
    private final Clock clock;

    private final ReentrantLock loading = new ReentrantLock();
    private volatile Keys keys = new Keys(new KeySchedule(List.of()), Map.of(), "{\"keys\":[]}");
    private volatile Instant nextReload = Instant.MIN;
    private boolean failing;

    KeyRing(SigningKeys stored, KeyRotation rotation, Clock clock) {
        this.stored = stored;
        this.rotation = rotation;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        rotation.ensureActive();
        reload();
    }

    @Override
    public Optional<RSAPublicKey> find(String keyId) {
        var known = keys.byId().get(keyId);
        if (known == null) {
            reloadSometimes(keyId);
            known = keys.byId().get(keyId);
        }
        return Optional.ofNullable(known).map(SigningKey::publicKey);
    }

    /**
     * The public keys for everybody who verifies tokens.
     *
     * @return a JSON Web Key Set (RFC 7517)
     */
    public String publicKeySet() {
        return keys.publicKeySet();
    }

    /** The key that signs. */
    SigningKey active() {
        return signing().orElseGet(() -> {
            // What was read last may be older than the key that signs by now.
            reload();
            return signing().orElseThrow(() -> new IllegalStateException("no key signs"));
        });
    }

    private Optional<SigningKey> signing() {
        var now = keys;
        return now.schedule().active(clock.instant()).map(active -> now.byId().get(active.keyId()));
    }

    /** Takes over what the database has. */
    void reload() {
        loading.lock();
        try {
            nextReload = clock.instant().plus(RELOAD_INTERVAL);
            var schedule = stored.schedule();
            if (!schedule.equals(keys.schedule())) {
                keys = load(schedule);
            }
        } finally {
            loading.unlock();
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void poll() {
        try {
            reload();
            failing = false;
        } catch (RuntimeException failure) {
            // Every second the same line would hide the others.
            if (!failing) {
                log.atWarn().addKeyValue("cause", failure.toString()).log("signing keys not read, the last ones stay");
            }
            failing = true;
        }
    }

    /** However many unknown keys strangers name, the database is asked once in an interval. */
    private void reloadSometimes(String keyId) {
        loading.lock();
        try {
            if (!keys.byId().containsKey(keyId) && !clock.instant().isBefore(nextReload)) {
                reload();
            }
        } catch (DataAccessException | TransactionException away) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "The token cannot be verified at the moment.")
                    .retryAfter(RELOAD_INTERVAL);
        } finally {
            loading.unlock();
        }
    }

    /** What is known already is not opened again. */
    private Keys load(KeySchedule schedule) {
        var wanted = new HashSet<String>();
        schedule.keys().stream()
                .filter(key -> !key.isRevoked())
                .map(KeyTimes::keyId)
                .forEach(wanted::add);
        var byId = new HashMap<>(keys.byId());
        byId.keySet().retainAll(wanted);
        wanted.removeAll(byId.keySet());
        stored.read(wanted).forEach(key -> byId.put(key.id(), key));
        return new Keys(schedule, Map.copyOf(byId), json(byId));
    }

    private static String json(Map<String, SigningKey> keys) {
        return keys.values().stream()
                .sorted(Comparator.comparing(SigningKey::id))
                .map(key -> Jwks.json(Jwks.builder()
                        .key(key.publicKey())
                        .id(key.id())
                        .algorithm("RS256")
                        .publicKeyUse("sig")
                        .build()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private record Keys(KeySchedule schedule, Map<String, SigningKey> byId, String publicKeySet) {}
}
