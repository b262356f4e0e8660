package dev.nexus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.gateway.route.LimitClass;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitsTests {

    private static final Rate OFF = Rate.valueOf("0");

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
    private final LimitSettings settings = settings("3/1m");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RateLimits limits = new RateLimits(new LocalCounts(settings, time), settings, time, metrics);

    static LimitSettings settings(String writing) {
        return new LimitSettings(
                OFF, OFF, OFF, OFF, OFF, Rate.valueOf(writing), OFF, OFF, OFF, OFF, OFF, Rate.valueOf("2/1m"), 1000);
    }

    @Test
    void tellsWhatIsLeft() {
        var first = use("ada");
        var second = use("ada");

        assertThat(first.getHeader("RateLimit-Policy")).isEqualTo("\"writing\";q=3;w=60");
        assertThat(first.getHeader("RateLimit")).isEqualTo("\"writing\";r=2;t=20");
        assertThat(second.getHeader("RateLimit")).isEqualTo("\"writing\";r=1;t=40");
    }

    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeBack() {
        use("ada");
        use("ada");
        use("ada");
        var answer = new MockHttpServletResponse();

        assertThatThrownBy(() -> limits.use(LimitClass.WRITING, "ada", answer))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(CommonProblem.TOO_MANY_REQUESTS));
        assertThat(answer.getHeader("RateLimit")).isEqualTo("\"writing\";r=0;t=20");
        assertThat(metrics.counter("nexus.gateway.limits.refused", "class", "writing")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsEachCallerAlone() {
        use("ada");
        use("ada");
        use("ada");

        assertThatCode(() -> use("grace")).doesNotThrowAnyException();
    }

    @Test
    void givesBackLittleByLittle() {
        use("ada");
        use("ada");
        use("ada");
        now.addAndGet(Duration.ofSeconds(20).toNanos());

        assertThat(use("ada").getHeader("RateLimit")).isEqualTo("\"writing\";r=0;t=60");
        assertThatThrownBy(() -> use("ada")).isInstanceOf(ProblemException.class);
    }

    @Test
    void countsNothingThatHasNoLimit() {
        var answer = new MockHttpServletResponse();
        for (var time = 0; time < 10_000; time++) {
            limits.use(LimitClass.READING, "ada", answer);
        }

        assertThat(answer.getHeaderNames()).isEmpty();
    }

    @Test
    void stopsGuessesAtKeysForAWhile() {
        limits.takeKeyGuess("198.51.100.1");
        limits.takeKeyGuess("198.51.100.1");

        assertThatThrownBy(() -> limits.takeKeyGuess("198.51.100.1")).isInstanceOf(ProblemException.class);
        assertThatCode(() -> limits.takeKeyGuess("198.51.100.2")).doesNotThrowAnyException();
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThatCode(() -> limits.takeKeyGuess("198.51.100.1")).doesNotThrowAnyException();
    }

    @Test
    void countsNoGuessThatWasRight() {
        for (var guess = 0; guess < 10; guess++) {
            limits.takeKeyGuess("198.51.100.1");
            limits.giveBackKeyGuess("198.51.100.1");
        }

        assertThatCode(() -> limits.takeKeyGuess("198.51.100.1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "600", "600/", "/1m", "-1/1m", "a/1m", "600/soon", "600/0s", "600/-1m", "600/2d", "1.5/1m"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Rate.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private MockHttpServletResponse use(String subject) {
        var answer = new MockHttpServletResponse();
        limits.use(LimitClass.WRITING, subject, answer);
        return answer;
    }
}
