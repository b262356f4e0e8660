package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class RateLimitTests {

    private final Caller caller;
    private final String address = somewhere();

    RateLimitTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    @Test
    void tellsWhatIsLeft() {
        // When
        var answer = get("/api/v1/books", TestTokens.bearer(UUID.randomUUID()));

        // Then
        assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"reading\";q=1200;w=60");
        assertThat(answer.headers().firstValue("RateLimit")).contains("\"reading\";r=1199;t=1");
    }

    @Test
    void refusesOneAccountWhatIsTooMuchAndNobodyElse() {
        // Given
        var ada = TestTokens.bearer(UUID.randomUUID());
        var grace = TestTokens.bearer(UUID.randomUUID());
        var passed = IntStream.range(0, 300)
                .mapToObj(_ -> get("/api/v1/search?q=x", ada).statusCode())
                .toList();

        // When
        HttpResponse<String> refused = get("/api/v1/search?q=x", ada);
        for (var again = 0; again < 20 && refused.statusCode() == 200; again++) {
            // What came back meanwhile is used up too.
            refused = get("/api/v1/search?q=x", ada);
        }
        var other = get("/api/v1/search?q=x", grace);
        var otherwise = get("/api/v1/books", ada);

        // Then
        assertThat(passed).containsOnly(200);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("RateLimit")).contains("\"search\";r=0;t=1");
        assertThat(refused.body()).contains("\"code\":\"too-many-requests\"", "\"retryable\":true");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(otherwise.statusCode()).isEqualTo(200);
    }

    @Test
    void countsEachApiKeyOfAnAccountAlone() {
        // Given
        var ada = UUID.randomUUID();
        get("/api/v1/me/live", TestTokens.bearer(ada));

        // When
        var byKey = get("/api/v1/me/live", TestTokens.with(ada, Map.of("scope", "notification:read")));
        var signedIn = get("/api/v1/me/live", TestTokens.bearer(ada));

        // Then
        assertThat(byKey.headers().firstValue("RateLimit").orElseThrow()).contains(";r=1999;");
        assertThat(signedIn.headers().firstValue("RateLimit").orElseThrow()).contains(";r=1998;");
    }

    /** Promise 20: twenty people of one household come at once. */
    @Test
    void letsAHouseholdInAtOnce() throws Exception {
        // When
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> people.submit(() -> {
                        var registered = post("/api/v1/accounts", address).statusCode();
                        var signedIn = post("/api/v1/sessions", address).statusCode();
                        return registered + signedIn;
                    }))
                    .toList();

            // Then
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(400);
            }
        }
    }

    @Test
    void refusesAnAddressThatOpensAccountsWithoutEnd() {
        // Given
        for (var account = 0; account < 30; account++) {
            post("/api/v1/accounts", address);
        }

        // When
        var refused = post("/api/v1/accounts", address);
        var elsewhere = post("/api/v1/accounts", somewhere());

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(15L, 20L);
        assertThat(elsewhere.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.USER.seen("/api/v1/accounts")).hasSize(31);
    }

    @Test
    void countsTheAddressesOfOneSubscriberOfIpv6Together() {
        // Given
        var subscriber =
                "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0xffff)) + ":7:";
        for (var account = 0; account < 30; account++) {
            post("/api/v1/accounts", subscriber + "0:0:0:" + Integer.toHexString(account + 1));
        }

        // When
        var refused = post("/api/v1/accounts", subscriber + "ffff:ffff:ffff:ffff");

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
    }

    @Test
    void countsStrangersWhoAreSentAway() {
        // When
        var first = caller.send(caller.anonymously("/api/v1/books").header("X-Forwarded-For", address));
        var second = caller.send(caller.anonymously("/api/v1/books").header("X-Forwarded-For", address));

        // Then
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.headers().firstValue("RateLimit")).contains("\"reading\";r=1199;t=1");
        assertThat(second.headers().firstValue("RateLimit")).isPresent();
    }

    @Test
    void letsAnAppReportEveryFewSecondsOnAllDevices() {
        // Given
        var ada = TestTokens.bearer(UUID.randomUUID());

        // When
        var answers = IntStream.range(0, 100)
                .mapToObj(_ -> caller.send(caller.anonymously("/api/v1/me/progress/reports")
                                .header("Authorization", ada)
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .toList();

        // Then
        assertThat(answers).containsOnly(200);
    }

    private HttpResponse<String> get(String path, String authorization) {
        return caller.send(caller.anonymously(path).header("Authorization", authorization));
    }

    private HttpResponse<String> post(String path, String from) {
        return caller.send(
                caller.anonymously(path).header("X-Forwarded-For", from).POST(BodyPublishers.ofString("{}")));
    }

    private static String somewhere() {
        var random = ThreadLocalRandom.current();
        return "100.%d.%d.%d".formatted(random.nextInt(64, 128), random.nextInt(256), random.nextInt(1, 255));
    }
}
