package dev.nexus.gateway.status;

import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Backends;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Asks every service, all at once, whether it is ready. One that does not say so within a second is not. The answer is kept for a
 * second: anybody may ask for it, as often as they like.
 */
@Component
final class Readiness implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String PATH = "/actuator/health/readiness";

    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Backends backends;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private CompletableFuture<Map<Backend, Boolean>> asked = CompletableFuture.completedFuture(Map.of());
    private Instant askedAt = Instant.MIN;

    Readiness(Backends backends, Clock clock) {
        this.backends = backends;
        this.clock = clock;
    }

    /** Whether each service is ready, in the order of the enum. */
    Map<Backend, Boolean> ask() {
        return asked().join();
    }

    private synchronized CompletableFuture<Map<Backend, Boolean>> asked() {
        var now = clock.instant();
        if (askedAt.isBefore(now.minus(KEPT))) {
            askedAt = now;
            asked = askAll();
        }
        return asked;
    }

    private CompletableFuture<Map<Backend, Boolean>> askAll() {
        var answers = new EnumMap<Backend, CompletableFuture<Boolean>>(Backend.class);
        for (var backend : Backend.values()) {
            answers.put(backend, ask(backends.of(backend).managementUrl().resolve(PATH)));
        }
        return CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    var ready = new EnumMap<Backend, Boolean>(Backend.class);
                    answers.forEach((backend, answer) -> ready.put(backend, answer.join()));
                    return ready;
                });
    }

    private CompletableFuture<Boolean> ask(URI url) {
        return client.sendAsync(HttpRequest.newBuilder(url).timeout(LIMIT).build(), BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == 200)
                .completeOnTimeout(false, LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> false);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
