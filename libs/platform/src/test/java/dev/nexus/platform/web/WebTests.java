package dev.nexus.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.security.AccessTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's web side over real sockets: what a client sees when something is not right. */
@WebTest
class WebTests {

    private static final String THING =
            "{\"name\":\"lamp\",\"count\":1,\"owner\":\"0195a0c0-0000-7000-8000-000000000001\",\"color\":\"RED\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Test
    void answersTheCaller() {
        var answer = get("/me");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).get("accountId").asString()).isEqualTo(AccessTokens.EMMA.toString());
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void asksForATokenWhereOneIsNeeded() {
        var answer = send(request("/me"));

        problem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void saysWhatIsWrongWithAToken() {
        var expired = AccessTokens.signed(
                AccessTokens.unsigned(Instant.now()).expiration(Date.from(Instant.EPOCH.plusSeconds(1))));
        var answer = send(request("/me").header("Authorization", "Bearer " + expired));

        problem(answer, 401, "invalid-token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(value -> assertThat(value)
                .startsWith("Bearer error=\"invalid_token\", error_description=\"")
                .contains("The token has expired")
                .doesNotContain("resource_metadata", "localhost"));
    }

    @Test
    void describesItselfToNobody() {
        problem(send(request("/.well-known/oauth-protected-resource")), 401, "unauthenticated");
    }

    @Test
    void namesTheHeaderThatCannotBeRead() {
        var answer =
                raw("GET /headers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Title: Äpfel\r\nAuthorization: Bearer "
                        + AccessTokens.good(Instant.now()) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"bad-request\"", "X-Title");
    }

    @Test
    void needsNoTokenForTheHeadOfWhatEverybodyMayRead() {
        assertThat(send(request("/public/hello").HEAD()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer äöü", "Basic YTpi", "bearer x", "Bearer x,y"})
    void refusesAStrangeAuthorization(String authorization) {
        var answer =
                raw("GET /me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + authorization + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401").contains("application/problem+json");
    }

    @Test
    void refusesAHugeTokenAsAProblem() {
        var answer = raw("GET /me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "x".repeat(100_000) + "\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4(00|01|31).*").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%zz", "limit=%", "%FF=1"})
    void refusesAQueryThatCannotBeDecoded(String query) {
        var answer = raw("GET /things?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + AccessTokens.good(Instant.now()) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid-parameter\"");
    }

    @Test
    void takesNoTokenFromTheQuery() {
        problem(send(request("/me?access_token=" + AccessTokens.good(Instant.now()))), 401, "unauthenticated");
    }

    @Test
    void letsPublicPathsThroughEvenWithAnOldToken() {
        assertThat(send(request("/public/hello")).body()).isEqualTo("hello");
        assertThat(send(request("/public/hello").header("Authorization", "Bearer old"))
                        .body())
                .isEqualTo("hello");
        problem(send(request("/public/hello").POST(BodyPublishers.noBody())), 401, "unauthenticated");
    }

    @Test
    void asksForATokenWhenAPublicPathNeedsTheCaller() {
        problem(send(request("/public/me")), 401, "unauthenticated");
    }

    @Test
    void takesAGoodBody() {
        assertThat(post("/things", THING).statusCode()).isEqualTo(200);
    }

    @Test
    void namesEveryImpossibleField() {
        var answer = post("/things", THING.replace("lamp", " ").replace("}", ",\"parts\":[{\"name\":\"a\"},{}]}"));

        var errors = problem(answer, 422, "validation-failed").get("errors");
        assertThat(errors.findValuesAsString("pointer")).containsExactlyInAnyOrder("#/name", "#/parts/1/name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":-1}|422|validation-failed|#",
                "{\"color\":\"BLUE\"}|400|wrong-type|#/color",
                "{\"owner\":\"me\"}|400|wrong-type|#/owner",
                "{\"at\":\"yesterday\"}|400|wrong-type|#/at",
                "{\"count\":\"1\"}|400|wrong-type|#/count",
                "{\"count\":1.5}|400|wrong-type|#/count",
                "{\"count\":99999999999}|400|wrong-type|#/count",
                "{\"count\":{}}|400|wrong-type|#/count",
                "{\"parts\":{}}|400|wrong-type|#/parts",
                "{\"parts\":[1]}|400|wrong-type|#/parts/0",
                "{\"parts\":[{\"a/b\":1}]}|400|unknown-field|#/parts/0/a~1b",
                "{\"count\":1,\"nam\":\"lamp\"}|400|unknown-field|#/nam"
            })
    void pointsAtTheFieldThatIsWrong(String sent, int status, String code, String pointer) {
        var errors = problem(post("/things", sent), status, code).get("errors");

        assertThat(errors.get(0).get("pointer").asString()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":}", "[]", "\"x\"", "5", "nope", "{\"count\":1} x", "{\"count\":NaN}"})
    void refusesWhatIsNoJsonObject(String sent) {
        problem(post("/things", sent), 400, "malformed-json");
    }

    @Test
    void refusesDeepJson() {
        problem(post("/deep", "{\"any\":" + "[".repeat(100_000)), 400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource({
        "/things?limit=0,invalid-parameter",
        "/things?limit=201,invalid-parameter",
        "/things?limit=-1,invalid-parameter",
        "/things?limit=1e3,invalid-parameter",
        "/things?limit=99999999999,invalid-parameter",
        "/things?cursor=forged,invalid-cursor",
        "/things/5?depth=1,invalid-parameter",
        "/things/0195a0c0-0000-7000-8000-000000000001?depth=x,invalid-parameter",
        "/things/0195a0c0-0000-7000-8000-000000000001,missing-parameter",
        "/things/0195a0c0-0000-7000-8000-000000000001?depth=1,missing-parameter"
    })
    void namesTheParameterThatIsWrong(String path, String code) {
        problem(get(path), 400, code);
    }

    @Test
    void validatesParameters() {
        var answer = send(authorized("/things/0195a0c0-0000-7000-8000-000000000001?depth=6")
                .header("X-Needed", "1"));

        var errors = problem(answer, 400, "invalid-parameter").get("errors");
        assertThat(errors.get(0).get("parameter").asString()).isEqualTo("depth");
    }

    @Test
    void readsPages() {
        var cursor = Cursor.of("things", "lamp").encoded();

        assertThat(get("/things").body()).isEqualTo("{\"items\":[\"limit 50\",\"after none\"],\"next\":null}");
        assertThat(get("/things?limit=200&cursor=" + cursor).body()).contains("limit 200", "after lamp");
    }

    @Test
    void answersWhatDoesNotFitTheEndpoint() {
        problem(get("/nowhere"), 404, "not-found");
        problem(get("/error"), 404, "not-found");
        var wrongMethod = send(authorized("/things").DELETE());
        problem(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.headers().firstValue("Allow")).isPresent();
        problem(post("/text", "x"), 415, "unsupported-media-type");
        problem(
                send(authorized("/text")
                        .header("Content-Type", "text/plain")
                        .header("Accept", "image/png")
                        .POST(BodyPublishers.ofString("x"))),
                406,
                "not-acceptable");
    }

    @Test
    void answersAProblemWhateverTheCallerAccepts() {
        var answer = send(authorized("/audio").header("Accept", "audio/mpeg"));

        var problem = problem(answer, 503, "thing-is-away");
        assertThat(problem.get("type").asString()).isEqualTo("https://nexus.dev/problems/thing-is-away");
        assertThat(problem.get("detail").asString()).isEqualTo("Come back.");
        assertThat(problem.get("where").asString()).isEqualTo("far");
        assertThat(problem.get("retryable").asBoolean()).isTrue();
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @ParameterizedTest
    @CsvSource({
        "anything,500,internal-error",
        "database,503,unavailable",
        "rollback,503,unavailable",
        "commit,503,unavailable",
        "defect,500,internal-error",
        "conflict,409,concurrent-change",
        "status,400,bad-request",
        "values,422,validation-failed"
    })
    void tellsNothingOfItsInside(String how, int status, String code) {
        var answer = get("/failing/" + how);

        problem(answer, status, code);
        assertThat(answer.body()).doesNotContain(WebTestApplication.CANARY, "Exception", "dev.nexus", "org.spring");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /me?q=<> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a/%2e%2e/b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a//b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a;b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a%2Fb HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /a HTTP/1.1\r\n\r\n",
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n",
                "GET /a HTTP/9.9\r\nHost: x\r\n\r\n",
                "G<T /a HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void answersBrokenRequestsWithProblems(String request) {
        var answer = raw(request);

        assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d.*").doesNotContain("<html", "Tomcat", "Exception");
        assertThat(answer).contains("Content-Type: application/problem+json", "\"traceId\":\"");
    }

    @Test
    void showsHealthAndMetricsOnTheManagementPortOnly() {
        assertThat(status(managementPort, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(status(managementPort, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(status(managementPort, "/actuator/prometheus")).isEqualTo(200);
        assertThat(status(managementPort, "/actuator/env")).isIn(401, 403, 404);
        assertThat(status(port, "/actuator/health")).isEqualTo(401);
        problem(get("/actuator/health"), 404, "not-found");
    }

    private JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).isEqualTo(List.of("application/problem+json"));
        var problem = body(answer);
        assertThat(problem.get("code").asString()).as(answer.body()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("https://nexus.dev/problems/" + code);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(problem.get("instance").asString()).isEqualTo(answer.uri().getPath());
        return problem;
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) {
        return send(authorized(path));
    }

    private HttpResponse<String> post(String path, String sent) {
        return send(authorized(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(sent)));
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + AccessTokens.good(Instant.now()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private int status(int at, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + at + path)))
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String raw(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
