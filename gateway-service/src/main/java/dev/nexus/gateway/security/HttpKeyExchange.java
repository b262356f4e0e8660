package dev.nexus.gateway.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.route.Backend;
import dev.nexus.gateway.route.Backends;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.WholeAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks user-service, the only one that knows the keys. Time and size are bounded; nothing of a key is logged. After it did not answer in
 * time it is left alone for a moment, and then asked by one request only until it answers again.
 */
@Component
final class HttpKeyExchange implements KeyExchange, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpKeyExchange.class);

    private static final String PATH = "/internal/api-key-exchanges";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI url;
    private final JsonMapper json;
    private final Clock clock;

    /** Until when nobody asks; null while it answers. */
    private final AtomicReference<@Nullable Instant> awayUntil = new AtomicReference<>();

    HttpKeyExchange(Backends backends, JsonMapper json, Clock clock) {
        this.url = backends.of(Backend.USER).url().resolve(PATH);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<ExchangedKey> exchange(String key, ClientAddress from) {
        if (isLeftAlone()) {
            throw unavailable();
        }
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header(ClientAddress.HEADER, from.text())
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("apiKey", key))))
                .build();
        try {
            var response = WholeAnswer.to(
                    client, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES), TIMEOUT);
            awayUntil.set(null);
            return switch (response.statusCode()) {
                case 200 -> {
                    var answer = json.readValue(response.body(), Exchanged.class);
                    yield Optional.of(new ExchangedKey(answer.accessToken(), Duration.ofSeconds(answer.expiresIn())));
                }
                case 401 -> Optional.empty();
                default -> throw away("the answer was " + response.statusCode());
            };
        } catch (HttpTimeoutException late) {
            awayUntil.set(clock.instant().plus(COME_BACK));
            throw away("no answer in time");
        } catch (IOException failure) {
            throw away(failure.getClass().getSimpleName());
        } catch (JacksonException unreadable) {
            throw away("the answer was no token");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away("interrupted");
        }
    }

    private boolean isLeftAlone() {
        var until = awayUntil.get();
        if (until == null) {
            return false;
        }
        var now = clock.instant();
        return now.isBefore(until) || !awayUntil.compareAndSet(until, now.plus(TIMEOUT));
    }

    private static ProblemException away(String reason) {
        log.atWarn().addKeyValue("reason", reason).log("API key not exchanged");
        return unavailable();
    }

    private static ProblemException unavailable() {
        return new ProblemException(CommonProblem.UNAVAILABLE, "API keys cannot be checked at the moment.")
                .retryAfter(COME_BACK);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Exchanged(String accessToken, long expiresIn) {}
}
