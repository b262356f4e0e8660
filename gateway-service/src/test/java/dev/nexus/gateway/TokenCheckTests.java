package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class TokenCheckTests {

    private static final UUID ADA = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");

    private final Caller caller;

    TokenCheckTests(@LocalServerPort int port) {
        this.caller = new Caller(port);
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", TestTokens.expired(ADA)),
                Arguments.of("forged", TestTokens.forged(ADA)),
                Arguments.of("for somebody else", TestTokens.withAudience(ADA, "another")),
                Arguments.of("no token", "Bearer abc"),
                Arguments.of("unsigned", "Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesABadToken(String kind, String header) {
        // When
        var answer = caller.send(caller.anonymously("/api/v1/books").header("Authorization", header));

        // Then
        assertThat(answer.statusCode()).as(kind).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge)
                        .startsWith("Bearer error=\"invalid_token\"")
                        .doesNotContain("resource_metadata"));
        assertThat(answer.body()).contains("\"code\":\"invalid-token\"");
        assertThat(FakeSuite.CATALOG.seen("/api/v1/books")).isEmpty();
    }

    @Test
    void asksForATokenWhereNoneWasSent() {
        // When
        var answer = caller.send(caller.anonymously("/api/v1/books"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(FakeSuite.CATALOG.seen("/api/v1/books")).isEmpty();
    }

    @Test
    void passesAGoodTokenOn() {
        // Given
        var token = TestTokens.bearer(ADA);

        // When
        var answer = caller.send(caller.anonymously("/api/v1/books").header("Authorization", token));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.CATALOG.seen("/api/v1/books"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.header("Authorization")).containsExactly(token));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/accounts",
        "POST, /api/v1/sessions",
        "POST, /api/v1/sessions/refresh",
        "POST, /api/v1/password-resets",
        "PUT, /api/v1/password-resets/abc",
        "PUT, /api/v1/email-verifications/abc",
        "GET, /api/v1/sign-in/example",
        "POST, /api/v1/sign-in/example/callback",
        "GET, /api/v1/invitations/abc",
        "GET, /.well-known/jwks.json",
        "HEAD, /.well-known/jwks.json",
    })
    void needsNoTokenToComeIn(String method, String path) {
        // When
        var answer = caller.send(caller.anonymously(path).method(method, BodyPublishers.ofString("{}")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.USER.seen(path)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/accounts",
        "GET, /api/v1/sessions",
        "DELETE, /api/v1/sessions/current",
        "POST, /api/v1/sessions/",
        "POST, /api/v1/sessions/refresh/",
        "POST, /api/v1/invitations/abc",
        "GET, /api/v1/invitations/abc/more",
        "GET, /api/v1/password-resets",
        "POST, /api/v1/password-resets/abc",
        "POST, /api/v1/email-verifications/abc",
        "POST, /.well-known/jwks.json",
        "DELETE, /status",
        "GET, /api/v1/admin/accounts",
        "POST, /api/v1/me/exports",
        "GET, /api/v1/me/exports/1/content",
    })
    void needsATokenForTheOtherMethodsOfAPublicPath(String method, String path) {
        // When
        var answer = caller.send(caller.anonymously(path).method(method, BodyPublishers.noBody()));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
