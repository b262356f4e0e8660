package dev.nexus.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.limit.RateLimits;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Asks for a few keys at a time, and lets nobody guess at keys for long. A key that was good within the last day is no guess: whoever
 * has it goes on, whatever others behind the same address send.
 */
@Primary
@Component
class BoundedExchange implements KeyExchange {

    /** Fewer than the guesses of one address, so that many good keys of one address at once are not taken for guesses. */
    private static final int AT_ONCE = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final int MOST = 10_000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final KeyExchange exchange;
    private final RateLimits limits;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Cache<Fingerprint, Boolean> good;

    BoundedExchange(HttpKeyExchange exchange, RateLimits limits, Clock clock) {
        this.exchange = exchange;
        this.limits = limits;
        this.good = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    @Override
    public Optional<ExchangedKey> exchange(String key, ClientAddress from) {
        takePlace();
        try {
            var fingerprint = Fingerprint.of(key);
            return good.getIfPresent(fingerprint) == null
                    ? guess(key, fingerprint, from)
                    : remember(fingerprint, exchange.exchange(key, from));
        } finally {
            places.release();
        }
    }

    /** Counts as a guess until it turns out to be none: of many at once each has to be counted before it is answered. */
    private Optional<ExchangedKey> guess(String key, Fingerprint fingerprint, ClientAddress from) {
        limits.takeKeyGuess(from.network());
        var wrong = false;
        try {
            var token = remember(fingerprint, exchange.exchange(key, from));
            wrong = token.isEmpty();
            return token;
        } finally {
            if (!wrong) {
                limits.giveBackKeyGuess(from.network());
            }
        }
    }

    private Optional<ExchangedKey> remember(Fingerprint fingerprint, Optional<ExchangedKey> token) {
        if (token.isPresent()) {
            good.put(fingerprint, true);
        } else {
            good.invalidate(fingerprint);
        }
        return token;
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(CommonProblem.UNAVAILABLE, "Too many API keys wait to be checked.")
                .retryAfter(COME_BACK);
    }
}
