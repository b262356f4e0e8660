package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.nexus.platform.test.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class ApiKeyTests {

    private static final String EXCHANGES = "/internal/api-key-exchanges";
    private static final String PATH = "/api/v1/books";

    private final Caller caller;
    private final String key = anyKey();
    private final String token = TestTokens.with(UUID.randomUUID(), Map.of("scope", "catalog:read"));
    private volatile int lifetime = 300;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    ApiKeyTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
        FakeSuite.USER.answer(EXCHANGES, this::exchange);
    }

    private void exchange(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body);
        if (body.equals("{\"apiKey\":\"" + key + "\"}")) {
            FakeBackend.text(exchange, 200, "application/json", """
                    {"accessToken": "%s", "expiresIn": %d, "more": 1}""".formatted(token.substring(7), lifetime));
        } else {
            FakeBackend.text(exchange, 401, "application/problem+json", "{\"code\":\"invalid-api-key\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"X-API-Key, ''", "Authorization, 'Bearer '", "authorization, 'bearer '"})
    void exchangesAKeyForATokenAndPassesOnlyThat(String header, String scheme, CapturedOutput logs) {
        // When
        var answer = get(header, scheme + key);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.CATALOG.seen(PATH)).singleElement().satisfies(seen -> {
            assertThat(seen.header("Authorization")).containsExactly(token);
            assertThat(seen.header("X-API-Key")).isEmpty();
            assertThat(seen.headers().toString()).doesNotContain(key);
        });
        assertThat(logs.getAll()).doesNotContain(key);
    }

    @Test
    void asksOnceForManyRequestsWithOneKey() throws Exception {
        // Given: an exchange that takes until all of them wait for it
        var all = new CountDownLatch(1);
        FakeSuite.USER.answer(EXCHANGES, exchange -> {
            await(all);
            exchange(exchange);
        });

        // When
        List<Integer> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 50)
                    .mapToObj(_ -> callers.submit(() -> get("X-API-Key", key).statusCode()))
                    .toList();
            all.countDown();
            callers.shutdown();
            assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            answers = running.stream().map(Future::resultNow).toList();
        }

        // Then
        assertThat(answers).hasSize(50).containsOnly(200);
        assertThat(asked).hasSize(1);
    }

    @Test
    void refusesAKeyThatIsNoneAndRemembersItForAMoment(CapturedOutput logs) {
        // Given
        var wrong = anyKey();

        // When
        var first = get("X-API-Key", wrong);
        var second = get("X-API-Key", wrong);

        // Then
        assertThat(List.of(first, second)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body()).contains("\"code\":\"invalid-api-key\"").doesNotContain(wrong);
        });
        assertThat(asked).hasSize(1);
        assertThat(FakeSuite.CATALOG.seen()).isEmpty();
        assertThat(logs.getAll()).doesNotContain(wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nxk_",
                "nxk_short",
                "abc",
                "nxk_'or'1'='1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "nxk_\"}xxxxxxxxxxxxxxxx"
            })
    void asksNobodyAboutWhatLooksLikeNoKey(String text) {
        // When
        var answer = get("X-API-Key", text);

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(asked).isEmpty();
    }

    @Test
    void stopsAnAddressThatGuesses() {
        // Given
        var address = "198.18.0.7";
        get("X-API-Key", key);
        for (var guess = 0; guess < 30; guess++) {
            get("X-API-Key", anyKey(), "X-Forwarded-For", address);
        }

        // When
        var guess = get("X-API-Key", anyKey(), "X-Forwarded-For", address);
        var known = get("X-API-Key", key, "X-Forwarded-For", address);
        var elsewhere = get("X-API-Key", anyKey(), "X-Forwarded-For", "198.18.0.8");

        // Then
        assertThat(guess.statusCode()).isEqualTo(429);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(elsewhere.statusCode()).isEqualTo(401);
        assertThat(asked).hasSize(32);
    }

    @Test
    void letsNobodyGuessMoreByGuessingAllAtOnce() throws Exception {
        // Given: an exchange that takes until all of them are there
        var address = "198.18.0.9";
        var all = new CountDownLatch(1);
        FakeSuite.USER.answer(EXCHANGES, exchange -> {
            await(all);
            exchange(exchange);
        });

        // When
        List<Integer> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 100)
                    .mapToObj(_ -> callers.submit(() -> get("X-API-Key", anyKey(), "X-Forwarded-For", address)
                            .statusCode()))
                    .toList();
            all.countDown();
            callers.shutdown();
            assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            answers = running.stream().map(Future::resultNow).toList();
        }

        // Then
        assertThat(answers).hasSize(100).containsOnly(401, 429).contains(401, 429);
        assertThat(asked).hasSizeBetween(30, 32);
    }

    @Test
    void tellsAnAddressThatGuessesHowLongToWait() {
        // Given
        var address = "198.18.0.10";
        for (var guess = 0; guess < 31; guess++) {
            get("X-API-Key", anyKey(), "X-Forwarded-For", address);
        }

        // When
        var guess = get("X-API-Key", anyKey(), "X-Forwarded-For", address);

        // Then
        assertThat(guess.statusCode()).isEqualTo(429);
        assertThat(guess.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void letsAKeyInThatWasGoodALittleAgoWhereOthersGuess() {
        // Given: a token that is not worth keeping
        var address = "198.18.0.11";
        lifetime = 10;
        get("X-API-Key", key, "X-Forwarded-For", address);
        for (var guess = 0; guess < 31; guess++) {
            get("X-API-Key", anyKey(), "X-Forwarded-For", address);
        }

        // When
        var answer = get("X-API-Key", key, "X-Forwarded-For", address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(asked.getLast()).contains(key);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void waitsOnceForAUserServiceThatHangs(boolean inTheMiddle) {
        // Given
        var end = new CountDownLatch(1);
        FakeSuite.USER.answer(EXCHANGES, exchange -> {
            asked.add("hung");
            if (inTheMiddle) {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().flush();
            }
            await(end);
        });

        // When
        HttpResponse<String> first;
        List<Integer> others;
        try {
            first = get("X-API-Key", key);
            others = IntStream.range(0, 20)
                    .mapToObj(_ -> get("X-API-Key", anyKey()).statusCode())
                    .toList();
        } finally {
            end.countDown();
        }

        // Then
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(others).hasSize(20).containsOnly(503);
        assertThat(asked).hasSize(1);
        FakeSuite.USER.answer(EXCHANGES, this::exchange);
        Awaitility.await().untilAsserted(() -> assertThat(get("X-API-Key", key).statusCode())
                .isEqualTo(200));
    }

    @Test
    void saysThatKeysCannotBeCheckedAndAsksAgainTheNextTime() {
        // Given
        FakeSuite.USER.answer(EXCHANGES, exchange -> FakeBackend.text(exchange, 500, "text/plain", "no"));

        // When
        var away = get("X-API-Key", key);
        FakeSuite.USER.answer(EXCHANGES, this::exchange);
        var back = get("X-API-Key", key);

        // Then
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(away.body()).contains("\"code\":\"unavailable\"");
        assertThat(back.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"X-API-Key, ''", "Authorization, 'Bearer '"})
    void asksNobodyAboutAKeyWhereNoneIsNeeded(String header, String scheme) {
        // Given
        var wrong = anyKey();
        var invitation = "/api/v1/invitations/abc";

        // When
        var own = caller.send(caller.anonymously("/api/v1/server").header(header, scheme + wrong));
        var passed = caller.send(caller.anonymously(invitation).header(header, scheme + wrong));

        // Then
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(passed.statusCode()).isEqualTo(200);
        assertThat(asked).isEmpty();
        assertThat(FakeSuite.USER.seen(invitation))
                .singleElement()
                .satisfies(seen -> assertThat(seen.headers().toString()).doesNotContain(wrong));
    }

    @Test
    void prefersTheTokenThatTheClientSent() {
        // Given
        var own = TestTokens.bearer(UUID.randomUUID());

        // When
        var answer = get("X-API-Key", key, "Authorization", own);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(asked).isEmpty();
        assertThat(FakeSuite.CATALOG.seen(PATH)).singleElement().satisfies(seen -> {
            assertThat(seen.header("Authorization")).containsExactly(own);
            assertThat(seen.header("X-API-Key")).isEmpty();
        });
    }

    @Test
    void refusesTwoTokensAtOnce() {
        // When
        var answer = get("Authorization", token, "Authorization", TestTokens.bearer(UUID.randomUUID()));

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(FakeSuite.CATALOG.seen()).isEmpty();
    }

    private HttpResponse<String> get(String... headers) {
        return caller.send(caller.anonymously(PATH).headers(headers));
    }

    private static String anyKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return "nxk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let it go on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
