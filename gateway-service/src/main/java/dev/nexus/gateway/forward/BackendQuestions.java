package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.RouteClass;
import dev.nexus.platform.problem.ProblemException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a backend what the gateway itself wants to know, behind the same circuit breaker and the same limit of requests at once
 * as the small requests that are passed on.
 */
@Component
public final class BackendQuestions {

    private static final Logger log = LoggerFactory.getLogger(BackendQuestions.class);

    private final Guards guards;

    BackendQuestions(Guards guards) {
        this.guards = guards;
    }

    /**
     * Asks.
     *
     * @param backend whom
     * @param question makes the call; throws {@link BackendTroubleException} when there was no answer, and anything else when the
     *     answer was that it is refused
     * @param <T> the answer
     * @return the answer
     * @throws ProblemException {@code service-away}, {@code service-busy}, {@code service-timeout} or {@code service-failed}
     */
    public <T> T ask(Backend backend, Supplier<T> question) {
        var guard = guards.of(RouteClass.JSON, backend);
        guard.enter(backend);
        var begin = System.nanoTime();
        try {
            var answer = question.get();
            guard.breaker().onSuccess(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            return answer;
        } catch (BackendTroubleException trouble) {
            guard.failed(trouble, System.nanoTime() - begin);
            var problem = Failures.of(trouble, backend);
            log.atWarn()
                    .addKeyValue("backend", backend.label())
                    .addKeyValue("problem", problem.type().code())
                    .log("backend failed a question");
            throw problem;
        } catch (RuntimeException refused) {
            guard.breaker().onSuccess(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            throw refused;
        } catch (Error defect) {
            guard.learnedNothing();
            throw defect;
        } finally {
            guard.leave();
        }
    }
}
