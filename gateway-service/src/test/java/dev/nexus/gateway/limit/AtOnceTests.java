package dev.nexus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.gateway.limit.AtOnce.Place;
import dev.nexus.gateway.route.RouteClass;
import dev.nexus.platform.problem.ProblemException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AtOnceTests {

    private final AtOnce atOnce = new AtOnce(new AtOnceSettings(2, 0, 1));

    @Test
    void refusesWhatIsMoreThanOneCallerMayHold() {
        atOnce.take(RouteClass.STREAM, "ada");
        atOnce.take(RouteClass.STREAM, "ada");

        assertThatThrownBy(() -> atOnce.take(RouteClass.STREAM, "ada"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(LimitProblem.TOO_MANY_AT_ONCE));
        assertThatCode(() -> atOnce.take(RouteClass.STREAM, "grace")).doesNotThrowAnyException();
        assertThatCode(() -> atOnce.take(RouteClass.UPLOAD, "ada")).doesNotThrowAnyException();
    }

    @Test
    void countsNothingThatHasNoLimit() {
        for (var stream = 0; stream < 1000; stream++) {
            atOnce.take(RouteClass.LIVE, "ada");
            atOnce.take(RouteClass.JSON, "ada");
        }

        assertThat(atOnce.remembered()).isZero();
    }

    @Test
    void waitsForAPlaceThatSoonIsFreeAndForgetsWhoHoldsNone() throws Exception {
        var most = new AtomicInteger();
        var running = new AtomicInteger();
        Callable<Boolean> picture = () -> {
            try (Place _ = atOnce.take(RouteClass.STREAM, "ada")) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
                return true;
            }
        };

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var pictures = callers.invokeAll(Collections.nCopies(200, picture));
            assertThat(pictures).extracting(Future::get).containsOnly(true);
        }

        assertThat(most).hasValueBetween(1, 2);
        assertThat(atOnce.remembered()).isZero();
    }

    @Test
    void forgetsWhoWasRefused() {
        var place = atOnce.take(RouteClass.UPLOAD, "ada");
        assertThatThrownBy(() -> atOnce.take(RouteClass.UPLOAD, "ada")).isInstanceOf(ProblemException.class);

        place.close();

        assertThat(atOnce.remembered()).isZero();
    }
}
