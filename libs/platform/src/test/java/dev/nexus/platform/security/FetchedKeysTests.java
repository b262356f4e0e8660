package dev.nexus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FetchedKeysTests {

    private static final RSAPublicKey KEY = SigningKeys.publicKey(SigningKeys.OURS);
    private static final RSAPublicKey NEXT_KEY = SigningKeys.publicKey(SigningKeys.STRANGERS);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Map<String, RSAPublicKey> published = Map.of("one", KEY);
    private volatile boolean away;
    private final FetchedKeys keys = new FetchedKeys(this::fetch, Duration.ofSeconds(30), Duration.ofMinutes(5), clock);

    private Map<String, RSAPublicKey> fetch() {
        fetches.incrementAndGet();
        if (away) {
            throw new JwksSource.JwksFetchException("away");
        }
        return published;
    }

    @Test
    void fetchesNothingBeforeTheFirstToken() {
        assertThat(fetches).hasValue(0);
    }

    @Test
    void fetchesOnceForKnownKeys() {
        keys.find("one");
        keys.find("one");

        assertThat(keys.find("one")).contains(KEY);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void fetchesAtMostOnceInAnIntervalForAFloodOfUnknownKeys() throws Exception {
        keys.find("one");
        clock.advance(Duration.ofSeconds(30));

        var flood = IntStream.range(0, 2_000)
                .<Callable<Optional<RSAPublicKey>>>mapToObj(i -> () -> keys.find("unknown-" + i))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(flood)) {
                assertThat(answer.get()).isEmpty();
            }
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void findsANewKeyAfterTheInterval() {
        keys.find("one");
        published = Map.of("one", KEY, "two", NEXT_KEY);

        assertThat(keys.find("two")).isEmpty();
        clock.advance(Duration.ofSeconds(30));

        assertThat(keys.find("two")).contains(NEXT_KEY);
    }

    @Test
    void fetchesAnAnnouncedKeyAtOnceHoweverManyStrangersNamed() {
        keys.find("one");
        clock.advance(Duration.ofSeconds(30));
        keys.find("a stranger's");
        published = Map.of("one", KEY, "two", NEXT_KEY);
        assertThat(keys.find("two")).isEmpty();

        keys.announce(Set.of("one", "two"));

        assertThat(keys.find("two")).contains(NEXT_KEY);
        keys.announce(Set.of("one", "two"));
        keys.announce(Set.of());
        assertThat(fetches).hasValue(3);
    }

    @Test
    void triesAnAnnouncedKeyAgainWhenAFetchFailed() {
        away = true;
        keys.announce(Set.of("one"));
        away = false;
        keys.announce(Set.of("one"));

        assertThat(keys.find("one")).contains(KEY);
    }

    @Test
    void keepsOldKeysWhenAFetchFails() {
        keys.find("one");
        away = true;
        clock.advance(Duration.ofSeconds(30));

        assertThat(keys.find("two")).isEmpty();
        assertThat(keys.find("one")).contains(KEY);
    }

    @Test
    void takesAnEmptyKeySetForAFailure() {
        keys.find("one");
        published = Map.of();
        clock.advance(Duration.ofSeconds(30));
        keys.find("two");

        assertThat(keys.find("one")).contains(KEY);
    }

    @Test
    void saysThatItCannotTellWhileThereIsNoKeyAtAll() {
        away = true;

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> keys.find("one"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(CommonProblem.UNAVAILABLE));
    }

    @Test
    void triesAgainSoonWhenTheFirstFetchFailed() {
        away = true;
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> keys.find("one"));
        away = false;
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> keys.find("one"));
        clock.advance(Duration.ofSeconds(1));

        assertThat(keys.find("one")).contains(KEY);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void waitsLongerAfterEachFailure() {
        away = true;
        for (var second = 0; second < 120; second++) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> keys.find("one"));
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(9);
    }

    @Test
    void forgetsAWithdrawnKeyAfterAWhile() {
        published = Map.of("one", KEY, "two", NEXT_KEY);
        keys.find("one");
        published = Map.of("one", KEY);
        clock.advance(Duration.ofMinutes(5));
        keys.find("two");

        Awaitility.await().untilAsserted(() -> assertThat(keys.find("two")).isEmpty());
    }
}
