package dev.nexus.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.security.AccessTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a token with a {@code scope}, an API key's, is good for. */
@WebTest
class ScopeTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET,  /me,    things:read",
        "HEAD, /me,    things:read",
        "GET,  /me,    things:read things:write",
        "GET,  /me,    catalog:read things:read",
        "POST, /text,  things:write",
        "POST, /text,  catalog:read things:write",
    })
    void opensWhatItNames(String method, String path, String scope) throws Exception {
        assertThat(send(method, path, scope).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /me,   things:write,               things:read",
        "GET,  /me,   catalog:read,               things:read",
        "GET,  /me,   '',                         things:read",
        "GET,  /me,   *,                          things:read",
        "GET,  /me,   things:reading,             things:read",
        "GET,  /me,   THINGS:READ,                things:read",
        "GET,  /gone, catalog:read,               things:read",
        "POST, /text, things:read,                things:write",
        "POST, /text, things:read catalog:write,  things:write",
    })
    void opensNothingElse(String method, String path, String scope, String needed) throws Exception {
        var answer = send(method, path, scope);

        isInsufficient(answer);
        assertThat(answer.body()).contains("The token needs the scope " + needed + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deep", "/audio"})
    void neverOpensWhatOnlySomebodySignedInMayDo(String path) throws Exception {
        isInsufficient(send("POST", path, "things:read things:write"));
    }

    @Test
    void limitsNobodyWhoSignedIn() throws Exception {
        assertThat(send("GET", "/me", null).statusCode()).isEqualTo(200);
        assertThat(send("POST", "/deep", null).statusCode()).isEqualTo(415);
    }

    @Test
    void isNotNeededWhereNoTokenIs() throws Exception {
        assertThat(send("GET", "/public/hello", "catalog:read").statusCode()).isEqualTo(200);
    }

    private static void isInsufficient(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
        assertThat(answer.body()).contains("\"code\":\"insufficient-scope\"");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String scope)
            throws IOException, InterruptedException {
        var token = AccessTokens.unsigned(Instant.now());
        if (scope != null) {
            token.claim("scope", scope);
        }
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + AccessTokens.signed(token))
                .header("Content-Type", "text/plain")
                .method(method, BodyPublishers.ofString("text"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
