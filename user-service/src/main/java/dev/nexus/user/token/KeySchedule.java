package dev.nexus.user.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which key does what, by the times of all of them: of those whose turn has come the latest signs. There is always one more
 * that waits: whichever has to be replaced in haste, everybody knows its successor already.
 *
 * @param keys all keys, in any order
 */
record KeySchedule(List<KeyTimes> keys) {

    /** How long a revoked key is remembered: far longer than any verifier keeps keys, and so long that it is no mystery. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    KeySchedule {
        keys = List.copyOf(keys);
    }

    Optional<KeyTimes> find(String keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** The key that signs. Somebody must: where the clock is behind, the one whose turn has come elsewhere. */
    Optional<KeyTimes> active(Instant now) {
        return usable().filter(key -> key.hasBegunBy(now))
                .max(byTurn())
                .or(() -> usable().filter(key -> key.signsFrom() != null).min(byTurn()));
    }

    /** The key whose turn comes next. */
    Optional<KeyTimes> upcoming(Instant now) {
        return usable().filter(Predicate.not(key -> key.hasBegunBy(now)))
                .min(Comparator.comparing(KeyTimes::createdAt));
    }

    KeyState state(KeyTimes key, Instant now) {
        if (key.isRevoked()) {
            return KeyState.REVOKED;
        }
        if (active(now).filter(key::equals).isPresent()) {
            return KeyState.ACTIVE;
        }
        return key.hasBegunBy(now) ? KeyState.RETIRED : KeyState.UPCOMING;
    }

    /** Since when another one signs instead. */
    Optional<Instant> retiredAt(KeyTimes key, Instant now) {
        return keys.stream()
                .filter(other -> key.hasBegunBy(now) && other.hasBegunBy(now) && byTurn().compare(other, key) > 0)
                .map(other -> Objects.requireNonNull(other.signsFrom()))
                .min(Comparator.naturalOrder());
    }

    /** From when on the next key may sign, because by then every verifier has seen it. */
    static Instant earliestTurn(KeyTimes next, Duration notice, Instant now) {
        var known = next.createdAt().plus(notice);
        return known.isAfter(now) ? known : now;
    }

    /** Keys of which no living token can be signed, and revoked ones that nobody remembers. */
    List<KeyTimes> disposable(Instant now) {
        var lastToken = TokenSettings.LONGEST_ACCESS_LIFETIME.plus(Revocations.CLOCK_SKEW.multipliedBy(2));
        return keys.stream()
                .filter(key -> {
                    var revokedAt = key.revokedAt();
                    return revokedAt == null
                            ? retiredAt(key, now)
                                    .filter(at -> at.plus(lastToken).isBefore(now))
                                    .isPresent()
                            : revokedAt.plus(REMEMBERED).isBefore(now);
                })
                .toList();
    }

    /** Names of the keys that sign, or will. */
    Set<String> signing(Instant now) {
        return usable().filter(key -> state(key, now) != KeyState.RETIRED)
                .map(KeyTimes::keyId)
                .collect(Collectors.toSet());
    }

    /** Names of the revoked keys. */
    Set<String> revoked() {
        return keys.stream().filter(KeyTimes::isRevoked).map(KeyTimes::keyId).collect(Collectors.toSet());
    }

    private Stream<KeyTimes> usable() {
        return keys.stream().filter(Predicate.not(KeyTimes::isRevoked));
    }

    private static Comparator<KeyTimes> byTurn() {
        return Comparator.comparing((KeyTimes key) -> Objects.requireNonNull(key.signsFrom()))
                .thenComparing(KeyTimes::keyId);
    }
}
