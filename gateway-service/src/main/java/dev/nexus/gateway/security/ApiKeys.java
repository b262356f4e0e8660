package dev.nexus.gateway.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.security.KeyExchange.ExchangedKey;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * The tokens that API keys stand for. A key is exchanged once in a while, however many requests come with it at once; what
 * is kept is found by its SHA-256. A token that is no longer new is exchanged in the background and used meanwhile, so that keys
 * that are in use go on while user-service is away. That a key is none is remembered too, but shorter.
 */
@Component
class ApiKeys {

    static final String PREFIX = "nxk_";

    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);

    private static final int LENGTH = PREFIX.length() + 43;
    private static final int MOST = 10_000;
    private static final Duration NEW = Duration.ofSeconds(60);
    private static final Duration NONE_KEPT = Duration.ofSeconds(5);
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(5);

    /** However bad a token is, no other one is asked for in this time. */
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    /** No token is passed on that a backend with another clock takes for an old one. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final KeyExchange exchange;
    private final JwtDecoder tokens;
    private final Clock clock;
    private final AsyncCache<Fingerprint, Answer> answers;

    ApiKeys(KeyExchange exchange, JwtDecoder tokens, Clock clock) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.writing((Fingerprint key, Answer answer) -> answer.keptFor()))
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
        var running = find(key, fingerprint, from);
        var answer = result(running);
        var now = clock.instant();
        if (isRefusedBy(answer, now)) {
            answers.asMap().remove(fingerprint, running);
            answer = result(find(key, fingerprint, from));
        } else if (answer.isDue(now)) {
            Thread.ofVirtual().name("api-key-exchange").start(() -> renew(key, fingerprint, from, running));
        }
        return answer.token().orElseThrow(ApiKeys::invalid).accessToken();
    }

    /** What is known of a key, or will be once whoever asks first has the answer. */
    private CompletableFuture<Answer> find(String key, Fingerprint fingerprint, ClientAddress from) {
        var running = answers.getIfPresent(fingerprint);
        if (running == null) {
            var mine = new CompletableFuture<Answer>();
            running = answers.asMap().putIfAbsent(fingerprint, mine);
            if (running == null) {
                complete(mine, key, from);
                return mine;
            }
        }
        return running;
    }

    private void complete(CompletableFuture<Answer> answer, String key, ClientAddress from) {
        try {
            answer.complete(ask(key, from));
        } catch (Throwable failure) {
            // What failed is not kept: the next one asks again. Whatever it was, nobody waits for it any more.
            answer.completeExceptionally(failure);
        }
    }

    private Answer ask(String key, ClientAddress from) {
        return new Answer(exchange.exchange(key, from), clock.instant());
    }

    private void renew(String key, Fingerprint fingerprint, ClientAddress from, CompletableFuture<Answer> old) {
        try {
            answers.asMap().replace(fingerprint, old, CompletableFuture.completedFuture(ask(key, from)));
        } catch (ProblemException away) {
            log.atDebug().setCause(away).log("API key not exchanged again, its token is good for a while");
        }
    }

    /** A token may end before its time: the key that signed it may, or all that its account was given until then. */
    private boolean isRefusedBy(Answer answer, Instant now) {
        if (answer.token().isEmpty() || now.isBefore(answer.at().plus(BELIEVED))) {
            return false;
        }
        try {
            tokens.decode(answer.token().get().accessToken());
            return false;
        } catch (BadJwtException refused) {
            return true;
        }
    }

    private static Answer result(CompletableFuture<Answer> running) {
        try {
            return running.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw failed;
        }
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

    /**
     * What user-service said of a key.
     *
     * @param token its token; empty when it is none
     * @param at when
     * @param nextAt when to ask again
     */
    private record Answer(Optional<ExchangedKey> token, Instant at, AtomicReference<Instant> nextAt) {

        Answer(Optional<ExchangedKey> token, Instant at) {
            this(token, at, new AtomicReference<>(at.plus(NEW)));
        }

        Duration keptFor() {
            var left = token.map(living -> living.goodFor().minus(MARGIN)).orElse(NONE_KEPT);
            return left.isNegative() ? Duration.ZERO : left;
        }

        /** Whether it is time to ask again; it is for one caller only. */
        boolean isDue(Instant now) {
            var next = nextAt.get();
            return token.isPresent() && !now.isBefore(next) && nextAt.compareAndSet(next, now.plus(TRIED_AGAIN));
        }
    }
}
