package dev.nexus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class RoutingTests {

    private final Caller caller;
    private final int port;

    RoutingTests(@LocalServerPort int port) {
        this.port = port;
        this.caller = new Caller(port);
    }

    @BeforeEach
    void forget() {
        FakeSuite.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/accounts, user",
        "/api/v1/sessions, user",
        "/api/v1/sessions/refresh, user",
        "/api/v1/sessions/current, user",
        "/api/v1/me, user",
        "/api/v1/me/password, user",
        "/api/v1/me/api-keys/1, user",
        "/api/v1/password-resets, user",
        "/api/v1/password-resets/abc, user",
        "/api/v1/email-verifications/abc, user",
        "/api/v1/libraries, user",
        "/api/v1/libraries/1, user",
        "/api/v1/libraries/1/members/2, user",
        "/api/v1/libraries/1/invitations, user",
        "/api/v1/libraries/1/invitations/2, user",
        "/api/v1/libraries/1/ownership-transfers, user",
        "/api/v1/invitations/abc, user",
        "/api/v1/sign-in/example, user",
        "/api/v1/sign-in/example/callback, user",
        "/api/v1/admin/accounts/1, user",
        "/api/v1/admin/signing-keys, user",
        "/api/v1/me/security-events, user",
        "/api/v1/me/second-factor, user",
        "/api/v1/me/exports, user",
        "/api/v1/me/exports/1, user",
        "/api/v1/me/exports/1/content, user",
        "/.well-known/jwks.json, user",
        "/api/v1/libraries/1/imports, catalog",
        "/api/v1/uploads, catalog",
        "/api/v1/uploads/1, catalog",
        "/api/v1/imports/1, catalog",
        "/api/v1/books, catalog",
        "/api/v1/books/1, catalog",
        "/api/v1/books/1/cover, catalog",
        "/api/v1/books/1/reviews/mine, catalog",
        "/api/v1/files/1/content, catalog",
        "/api/v1/files/1/links, catalog",
        "/api/v1/search, catalog",
        "/api/v1/authors, catalog",
        "/api/v1/narrators/1, catalog",
        "/api/v1/series, catalog",
        "/api/v1/genres, catalog",
        "/api/v1/me/progress, playback",
        "/api/v1/me/progress/reports, playback",
        "/api/v1/me/progress/1/history, playback",
        "/api/v1/me/continue-listening, playback",
        "/api/v1/me/bookmarks, playback",
        "/api/v1/me/books/1/bookmarks, playback",
        "/api/v1/me/books/1/bookmarks/2, playback",
        "/api/v1/me/playback-settings, playback",
        "/api/v1/me/books/1/settings, playback",
        "/api/v1/me/statistics, playback",
        "/api/v1/me/statistics/years/2026, playback",
        "/api/v1/me/sessions/listening, playback",
        "/api/v1/me/notifications, notification",
        "/api/v1/me/notifications/1/read, notification",
        "/api/v1/me/live, notification",
        "/api/v1/me/notification-preferences, notification",
        "/api/v1/libraries/1/webhooks, notification",
        "/api/v1/libraries/1/webhooks/2/deliveries/3/replay, notification",
    })
    void passesEveryPathToItsService(String path, String service) {
        // When
        var answer = caller.get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void passesEveryMethodWithItsBody(String method) {
        // When
        var answer = caller.send(caller.to("/api/v1/libraries/1")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{\"name\": \"Zuhause\"}")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.USER.seen("/api/v1/libraries/1")).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo(method);
            assertThat(seen.body()).isEqualTo("{\"name\": \"Zuhause\"}");
            assertThat(seen.header("Content-Type")).containsExactly("application/json");
        });
    }

    @Test
    void passesTheQueryByteForByte() {
        // When
        caller.get("/api/v1/search?q=der+kleine%20Prinz%2B&library=&flag&q=%C3%A4&limit=5");

        // Then
        assertThat(FakeSuite.CATALOG.seen("/api/v1/search")).singleElement().satisfies(seen -> assertThat(seen.target())
                .isEqualTo("/api/v1/search?q=der+kleine%20Prinz%2B&library=&flag&q=%C3%A4&limit=5"));
    }

    @Test
    void passesAFormUnread() {
        // When
        caller.send(caller.to("/api/v1/libraries")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("b=2&a=1&b=%20")));

        // Then
        assertThat(FakeSuite.USER.seen("/api/v1/libraries")).singleElement().satisfies(seen -> assertThat(seen.body())
                .isEqualTo("b=2&a=1&b=%20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/search?q=%zz", "/api/v1/search?q=%", "/api/v1/search?q=a%00b", "/api/v1/books?%FF=1"})
    void neverFailsOnABrokenQuery(String target) {
        // When
        try (var client = new RawClient(port)) {
            client.head("GET " + target, "Connection: close");

            // Then: it is the backend's to judge, or refused
            assertThat(client.line()).containsAnyOf(" 200", " 400");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/books/../../../actuator/health",
                "/api/v1/books/%2e%2e/%2e%2e/actuator/health",
                "/api/v1/books/..%2f..%2factuator",
                "/api/v1/books/..;/..;/actuator",
                "//actuator/health",
                "/api/v1/books%00",
                "/api/v1/books/1/%63over",
                "/api/v1/books/1%2fcover",
                "/api/v1/books/1%5ccover",
                "/api/v1/books/1\\cover",
                "/api/v1/books/1/./cover",
                "/api/v1/books//1",
                "/api/v1/books/1;a=b/cover",
                "/api/v1/books/1%3b/cover",
                "/api/v1/books/%2e",
                "/api/v1/books/%c0%ae%c0%ae/cover",
                "/api/v1/books/%252e%252e/cover",
                "/api/v1/books/%",
                "/api/v1/books/%4",
                "/internal/revocations",
                "/api/v1/../../internal/revocations",
                "/API/v1/books",
                "/api/v1/books#/../../internal",
                "*",
                "books",
                "http://127.0.0.1:1/api/v1/nowhere",
                "http://127.0.0.1:1/api/v1/books/../../../internal/revocations"
            })
    void routesNothingAround(String target) {
        // When
        try (var client = new RawClient(port)) {
            client.head("GET " + target, "Connection: close");

            // Then
            var answer = client.rest();
            assertThat(answer.lines().findFirst().orElse("")).containsAnyOf(" 400", " 404");
            assertThat(answer).contains("application/problem+json");
        }
        assertThat(FakeSuite.ALL)
                .allSatisfy(backend -> assertThat(backend.seen()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/genres/Science%20Fiction", "/api/v1/genres/%C3%A4", "/api/v1/genres/a%26b"})
    void passesWhatCannotBeWrittenOtherwise(String target) {
        // When
        var answer = caller.get(target);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(FakeSuite.CATALOG.seen()).singleElement().satisfies(seen -> assertThat(seen.target())
                .isEqualTo(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/nothing-here",
                "/api/v2/books",
                "/api/v1/imports",
                "/api/v1/files/1",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/internal",
                "/internal/api-key-exchanges",
                "/error",
                "/statuses",
                "/api/v1/serverless",
                "/graph",
                "/.well-known/other"
            })
    void answersAnUnknownPathWithAProblem(String path) {
        // When
        var signedIn = caller.get(path);
        var stranger = caller.send(caller.anonymously(path));

        // Then
        assertThat(List.of(signedIn, stranger)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"not-found\"");
        });
        assertThat(FakeSuite.ALL)
                .allSatisfy(backend -> assertThat(backend.seen()).isEmpty());
    }
}
