package dev.nexus.user.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.test.ServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@ServiceTest
class ThrottleTests {

    @Autowired
    private JdbcClient database;

    @Autowired
    private EnvironmentKey secret;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String somebody = UUID.randomUUID().toString();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Throttle throttle;

    @BeforeEach
    void begin() {
        throttle = new Throttle(database, secret, clock(), transactions);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private Optional<Duration> use(Limit limit) {
        return throttle.use(List.of(Use.of(limit, somebody)));
    }

    /** Held against a plain model of what is promised, with limits and times by chance. */
    @RepeatedTest(8)
    void letsPassWhatTheLimitSaysAndNothingElse(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var limit = new Limit(
                "chance " + repetition.getCurrentRepetition(),
                1 + random.nextInt(5),
                Duration.ofSeconds(1 + random.nextInt(20)));
        var passed = new ArrayDeque<Instant>();

        for (var i = 0; i < 60; i++) {
            now = now.plusMillis(random.nextInt(2) * (long) random.nextInt(15_000));
            var pause = use(limit);
            if (pause.isEmpty()) {
                passed.add(now);
                assertThat(mostInAnyWindow(passed, limit)).isTrue();
            } else {
                assertThat(pause.get()).isPositive().isLessThanOrEqualTo(limit.interval());
                var refusedAt = now;
                now = refusedAt.plus(pause.get()).minusMillis(1);
                assertThat(use(limit)).isPresent();
                now = refusedAt.plus(pause.get());
                assertThat(use(limit)).isEmpty();
                passed.add(now);
            }
        }
    }

    /** In no stretch of time do more pass than are allowed at once, and one more for each interval in it. */
    private static boolean mostInAnyWindow(ArrayDeque<Instant> passed, Limit limit) {
        var times = new ArrayList<>(passed);
        var last = times.getLast();
        for (var i = 0; i < times.size(); i++) {
            var window = Duration.between(times.get(i), last);
            var allowed = limit.atOnce() + window.dividedBy(limit.interval());
            if (times.size() - i > allowed) {
                return false;
            }
        }
        return true;
    }

    @Test
    void countsManyAtTheSameMomentOneByOne() throws Exception {
        var limit = new Limit("at once", 10, Duration.ofHours(1));
        var uses = IntStream.range(0, 40)
                .<Callable<Optional<Duration>>>mapToObj(_ -> () -> use(limit))
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var allowed = threads.invokeAll(uses).stream()
                    .filter(use -> use.resultNow().isEmpty())
                    .count();

            assertThat(allowed).isEqualTo(10);
        }
    }

    @Test
    void usesAllOrNone() {
        var narrow = Use.of(new Limit("narrow", 1, Duration.ofHours(1)), somebody);
        var wide = Use.of(new Limit("wide", 2, Duration.ofHours(1)), somebody);
        assertThat(throttle.use(List.of(narrow, wide))).isEmpty();

        assertThat(throttle.use(List.of(wide, narrow))).isPresent();

        assertThat(throttle.use(List.of(wide))).isEmpty();
        assertThat(throttle.use(List.of(wide))).isPresent();
    }

    @Test
    void givesBackWhatWasHarmless() {
        var limit = new Limit("harmless", 2, Duration.ofHours(1));

        for (var i = 0; i < 10; i++) {
            assertThat(use(limit)).isEmpty();
            throttle.giveBack(List.of(Use.of(limit, somebody)));
        }

        assertThat(use(limit)).isEmpty();
        assertThat(use(limit)).isEmpty();
        assertThat(use(limit)).isPresent();
    }

    @Test
    void givesNobodyMoreThanTheWholeBack() {
        var limit = new Limit("whole", 2, Duration.ofSeconds(10));
        assertThat(use(limit)).isEmpty();
        throttle.giveBack(List.of(Use.of(limit, somebody)));
        throttle.giveBack(List.of(Use.of(limit, somebody)));

        assertThat(use(limit)).isEmpty();
        assertThat(use(limit)).isEmpty();
        assertThat(use(limit)).isPresent();
    }

    @Test
    void tellsLimitsAndPeopleApart() {
        var limit = new Limit("one", 1, Duration.ofHours(1));
        assertThat(use(limit)).isEmpty();

        assertThat(use(new Limit("other", 1, Duration.ofHours(1)))).isEmpty();
        assertThat(throttle.use(List.of(Use.of(limit, somebody + "x")))).isEmpty();
        assertThat(use(limit)).isPresent();
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit("none", 0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit("none", 1, Duration.ZERO));
    }

    @Test
    void keepsNoAddressInTheDatabase() {
        use(new Limit("hidden", 1, Duration.ofHours(1)));

        assertThat(database.sql("select key from throttle").query(String.class).list())
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }
}
