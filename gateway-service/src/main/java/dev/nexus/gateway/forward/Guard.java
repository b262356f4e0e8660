package dev.nexus.gateway.forward;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.route.RouteClass;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Stands before one class of a backend's routes. It lets in a limited number of requests at once, none at all while the
 * backend was found to be away or hung, and asks again what may be asked again.
 *
 * @param breaker the backend's own, whatever the class
 * @param bulkhead how many at once
 * @param retry how often
 * @param openFor how long the breaker stays open
 */
record Guard(CircuitBreaker breaker, Bulkhead bulkhead, Retry retry, Duration openFor) {

    /** Only questions: what changes something might have been done although no answer came. */
    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD", "OPTIONS");

    /** One try. */
    interface Attempt<T> {

        T make() throws IOException;
    }

    /** Takes one of the places. Whoever was let in has to {@link #leave}. */
    void enter(Backend backend) {
        permit(backend);
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            throw Failures.busy(backend);
        }
    }

    void leave() {
        bulkhead.onComplete();
    }

    /** Asks the breaker for one more try; each has to end with one of the three methods below. */
    void permit(Backend backend) {
        if (!breaker.tryAcquirePermission()) {
            throw Failures.leftAlone(backend, openFor);
        }
    }

    /** Whatever it answers: a backend that says that it failed is there. */
    void answered(Route route, long nanos) {
        // Only a small question has a time that it should take.
        breaker.onSuccess(route.type() == RouteClass.JSON ? nanos : 0, TimeUnit.NANOSECONDS);
    }

    void failed(Exception failure, long nanos) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    /** The try says nothing about the backend. */
    void learnedNothing() {
        breaker.releasePermission();
    }

    /** Makes the attempt, and makes it again where that is harmless. */
    <T> T attempt(String method, boolean hasBody, Attempt<T> attempt) throws IOException {
        if (hasBody || !QUESTIONS.contains(method)) {
            return attempt.make();
        }
        try {
            return retry.executeCallable(attempt::make);
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException("an attempt fails with an IOException", impossible);
        }
    }

    static boolean isWorthAnother(Throwable failure) {
        return failure instanceof UnansweredException;
    }
}
