package dev.nexus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.gateway.route.LimitClass;
import dev.nexus.platform.test.server.TcpLink;
import dev.nexus.platform.test.server.TestPostgres;
import dev.nexus.standalone.postgres.AdminAccess;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several gateways, one PostgreSQL. */
class SharedCountsTests {

    private static final LimitSettings SETTINGS = RateLimitsTests.settings("10/1h");

    private final AtomicLong now = new AtomicLong(Duration.ofDays(20_000).toNanos());
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    };
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AdminAccess database = TestPostgres.freshDatabase();
    private final URI server = URI.create(database.url().substring("jdbc:".length()));
    private final TcpLink wire = TcpLink.to(server.getHost(), server.getPort());
    private final SharedCounts one = gateway();
    private final SharedCounts other = gateway();

    private SharedCounts gateway() {
        var url = database.url().replace(server.getHost() + ":" + server.getPort(), "localhost:" + wire.port());
        var shared = new SharedSettings(url, database.user(), database.password());
        return new SharedCounts(new BucketStore(url, shared), new LocalCounts(SETTINGS, time), SETTINGS, time, metrics);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        wire.close();
    }

    @Test
    void countsWhatGoesThroughAllGatewaysTogether() {
        for (var use = 0; use < 5; use++) {
            assertThat(one.use(LimitClass.WRITING, "ada").isConsumed()).isTrue();
            assertThat(other.use(LimitClass.WRITING, "ada").isConsumed()).isTrue();
        }

        assertThat(one.use(LimitClass.WRITING, "ada").isConsumed()).isFalse();
        assertThat(other.use(LimitClass.WRITING, "ada").isConsumed()).isFalse();
        assertThat(other.use(LimitClass.WRITING, "grace").isConsumed()).isTrue();
    }

    @Test
    void countsAloneWhileTheStoreIsAwayAndTogetherAgainAfterIt() {
        one.use(LimitClass.WRITING, "ada");
        wire.cut();

        var away = one.use(LimitClass.WRITING, "ada");
        wire.mend();
        Awaitility.await().until(this::countsTogether);
        var left = one.use(LimitClass.WRITING, "ada").getRemainingTokens();

        assertThat(away.isConsumed()).isTrue();
        assertThat(away.getRemainingTokens()).isEqualTo(9);
        assertThat(other.use(LimitClass.WRITING, "ada").getRemainingTokens()).isEqualTo(left - 1);
    }

    private boolean countsTogether() {
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        var before = alone();
        one.use(LimitClass.WRITING, "grace");
        other.use(LimitClass.WRITING, "grace");
        return alone() == before;
    }

    private double alone() {
        return metrics.counter("nexus.gateway.limits.alone").count();
    }

    @Test
    void startsWithoutItsStore() {
        wire.cut();

        assertThat(one.use(LimitClass.WRITING, "ada").isConsumed()).isTrue();
        assertThat(alone()).isEqualTo(1);
    }

    @Test
    void waitsForAStoreThatIsAwayOnceAndNotOnceForEachRequest() throws Exception {
        wire.cut();
        var begin = System.nanoTime();

        Callable<Boolean> use = () -> one.use(LimitClass.WRITING, "ada").isConsumed();
        List<Boolean> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = callers.invokeAll(Collections.nCopies(40, use));
            answers = running.stream().map(Future::resultNow).toList();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        assertThat(answers.stream().filter(Boolean::booleanValue)).hasSize(10);
        assertThat(alone()).isEqualTo(40);
    }
}
