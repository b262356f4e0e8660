package dev.nexus.gateway.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.limit.RateLimits;
import dev.nexus.gateway.security.KeyExchange.ExchangedKey;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/**
 * The tokens that API keys stand for. A key is exchanged once in a while, however many requests come with it at once; what
 * is kept is found by its SHA-256. That a key is none is remembered too, but shorter, and an address that tries many is
 * told to wait.
 */
@Component
class ApiKeys {

    static final String PREFIX = "nxk_";

    private static final int LENGTH = PREFIX.length() + 43;
    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration NONE_KEPT = Duration.ofSeconds(5);

    /** No token is passed on that a backend with another clock takes for an old one. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final KeyExchange exchange;
    private final RateLimits limits;
    private final AsyncCache<Fingerprint, Optional<ExchangedKey>> exchanged;

    ApiKeys(KeyExchange exchange, RateLimits limits, Clock clock) {
        this.exchange = exchange;
        this.limits = limits;
        this.exchanged = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.creating((Fingerprint key, Optional<ExchangedKey> token) -> kept(token)))
                .ticker(() -> clock.millis() * 1_000_000)
                .buildAsync();
    }

    /**
     * The token of a key.
     *
     * @param key what the client sent
     * @param from where it came from
     * @return a token that lives a little longer
     * @throws ProblemException {@code invalid-api-key}; {@code too-many-requests} when too many were none; {@code unavailable}
     *     when user-service cannot be asked
     */
    String exchange(String key, ClientAddress from) {
        if (!isKey(key)) {
            throw invalid();
        }
        var fingerprint = Fingerprint.of(key);
        var running = exchanged.getIfPresent(fingerprint);
        if (running == null) {
            var mine = new CompletableFuture<Optional<ExchangedKey>>();
            running = exchanged.asMap().putIfAbsent(fingerprint, mine);
            if (running == null) {
                ask(key, from, mine);
                running = mine;
            }
        }
        return result(running).orElseThrow(ApiKeys::invalid).accessToken();
    }

    private void ask(String key, ClientAddress from, CompletableFuture<Optional<ExchangedKey>> answer) {
        try {
            limits.requireKeyGuess(from.network());
            var token = exchange.exchange(key, from);
            if (token.isEmpty()) {
                limits.countWrongKey(from.network());
            }
            answer.complete(token);
        } catch (RuntimeException failure) {
            // What failed is not kept: the next one asks again.
            answer.completeExceptionally(failure);
        }
    }

    private static Optional<ExchangedKey> result(CompletableFuture<Optional<ExchangedKey>> running) {
        try {
            return running.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw failed;
        }
    }

    private static Duration kept(Optional<ExchangedKey> token) {
        if (token.isEmpty()) {
            return NONE_KEPT;
        }
        var left = token.get().goodFor().minus(MARGIN);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(KEPT) < 0 ? left : KEPT;
    }

    /** Nothing else is worth a question. */
    private static boolean isKey(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (var index = PREFIX.length(); index < LENGTH; index++) {
            var character = text.charAt(index);
            var isDigit = character >= '0' && character <= '9';
            var isLetter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            if (!isDigit && !isLetter && character != '-' && character != '_') {
                return false;
            }
        }
        return true;
    }

    private static ProblemException invalid() {
        return new ProblemException(EdgeProblem.INVALID_API_KEY, "It is no key, or none any more.");
    }
}
