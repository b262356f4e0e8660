package dev.nexus.playback.progress.web;

import static dev.nexus.playback.Listener.heartbeat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.test.TestTokens;
import dev.nexus.playback.Listener;
import dev.nexus.playback.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What product.md saw elsewhere, answered here by a problem for the one report; its neighbours are applied. */
@ServiceTest
class BadReportsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final Listener ada;
    private final Instant now;
    private final int port;

    BadReportsTests(
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.now = clock.instant();
        this.port = port;
        this.shelf = Shelf.known(events, jdbc);
        this.ada = Listener.on(port);
    }

    @BeforeEach
    void adaIsAMember() {
        shelf.letIn(ada.account());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "position     | -5                      | invalid-position",
                "position     | -0.0001                 | invalid-position",
                "position     | 1e300                   | invalid-position",
                "position     | 1e999                   | invalid-position",
                "position     | 1e999999999             | invalid-position",
                "position     | \"abc\"                 | invalid-position",
                "position     | \"NaN\"                 | invalid-position",
                "position     | {\"seconds\": 5}        | invalid-position",
                "position     | [5]                     | invalid-position",
                "position     | true                    | invalid-position",
                "position     | null                    | invalid-report",
                "position     | 3637                    | beyond-the-end",
                "position     | 999999                  | beyond-the-end",
                "listenedTo   | 5                       | invalid-span",
                "listenedTo   | null                    | invalid-span",
                "listenedFrom | -1                      | invalid-span",
                "listenedFrom | \"0\"                   | invalid-span",
                "rate         | 0                       | invalid-rate",
                "rate         | 5.1                     | invalid-rate",
                "rate         | \"fast\"                | invalid-rate",
                "at           | \"yesterday\"           | invalid-time",
                "at           | \"2026-03-01\"          | invalid-time",
                "at           | 1772366400              | invalid-time",
                "at           | \"+99999-01-01T00:00:00Z\" | invalid-time",
                "kind         | \"dance\"               | invalid-report",
                "kind         | null                    | invalid-report",
                "bookId       | \"1-1-1-1-1\"           | invalid-report",
                "bookId       | null                    | invalid-report",
                "id           | \"42\"                  | invalid-report",
                "id           | {}                      | invalid-report",
            })
    void refusesOneImpossibleReportAndAppliesTheOthers(String field, String value, String code) {
        var good = heartbeat(shelf.book(), 10, 20, now.minusSeconds(20));
        var bad = heartbeat(shelf.book(), 20, 30, now.minusSeconds(10));
        var text = bad.set(field, JSON.createObjectNode())
                .toString()
                .replace("\"" + field + "\":{}", "\"" + field + "\":" + value);

        var reply = ada.post("""
                {"deviceId": "phone", "sentAt": "%s", "reports": [%s, %s]}""".formatted(now, text, good));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.outcomes()).containsExactly("rejected", "applied");
        assertThat(reply.problemOf(0)).isEqualTo(code);
        var problem = reply.body().path("results").path(0).path("problem");
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail", "code", "retryable");
        assertThat(problem.path("retryable").asBoolean()).isFalse();
        assertThat(reply.body().path("books").path(0).path("position").asDouble())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"report\"", "[]", "{}"})
    void refusesAnEntryThatIsNoReport(String entry) {
        var reply = ada.post("""
                {"deviceId": "phone", "sentAt": "%s", "reports": [%s]}""".formatted(now, entry));

        assertThat(reply.outcomes()).containsExactly("rejected");
        assertThat(reply.problemOf(0)).isEqualTo("invalid-report");
        assertThat(reply.body().path("results").path(0).path("id").isNull()).isTrue();
    }

    @Test
    void namesAnIllegibleReportByWhatItCallsItself() {
        var bad = heartbeat(shelf.book(), 0, 10, now).put("id", "report-1");

        assertThat(ada.send("phone", now, bad)
                        .body()
                        .path("results")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo("report-1");
    }

    @Test
    void keepsNothingOfARejectedReport() {
        var report = heartbeat(shelf.book(), 3_990, 4_000, now);
        ada.send("phone", now, report);

        assertThat(jdbc.sql("select count(*) from progress_report where listener_id = :ada")
                        .param("ada", ada.account())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(ada.send(
                                "phone",
                                now,
                                report.put("position", 10)
                                        .put("listenedFrom", 0)
                                        .put("listenedTo", 10))
                        .outcomes())
                .containsExactly("applied");
    }

    @Test
    void toleratesFieldsOfANewerApp() {
        var report = heartbeat(shelf.book(), 0, 10, now).put("mood", "cheerful");

        var reply = ada.post("""
                {"deviceId": "phone", "appVersion": {"major": 9}, "sentAt": "%s", "reports": [%s]}""".formatted(now, report));

        assertThat(reply.outcomes()).containsExactly("applied");
    }

    static Stream<String> noBatches() {
        var entries = String.join(",", Collections.nCopies(501, "{}"));
        return Stream.of(
                "{\"deviceId\": \"phone\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": []}",
                "{\"deviceId\": \"phone\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": [" + entries + "]}",
                "{\"deviceId\": \"phone\", \"sentAt\": \"2026-03-01T12:00:00Z\"}",
                "{\"deviceId\": \"phone\", \"reports\": [{}]}",
                "{\"deviceId\": \"phone\", \"sentAt\": \"+99999-01-01T00:00:00Z\", \"reports\": [{}]}",
                "{\"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": [{}]}",
                "{\"deviceId\": \"\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": [{}]}",
                "{\"deviceId\": \"a\\u0000b\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": [{}]}",
                "{\"deviceId\": \"" + "x".repeat(65) + "\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": [{}]}");
    }

    @ParameterizedTest
    @MethodSource("noBatches")
    void refusesWhatIsNoBatch(String body) {
        var reply = ada.post(body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("code").asString()).isEqualTo("validation-failed");
        assertThat(reply.body().path("detail").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{\"deviceId\": \"phone\", \"sentAt\": \"soon\", \"reports\": [{}]}",
                "{\"deviceId\": \"phone\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": 5}",
                // NaN and Infinity are no JSON: nothing of such a body can be relied on.
                "{\"deviceId\": \"phone\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": [{\"position\": NaN}]}",
                "{\"deviceId\": \"phone\", \"sentAt\": \"2026-03-01T12:00:00Z\", \"reports\": [{\"position\": Infinity}]}"
            })
    void refusesWhatIsNotTheJsonOfABatch(String body) {
        var reply = ada.post(body.isEmpty() ? " " : body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("code").asString()).isIn("malformed-json", "wrong-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "cursor=nonsense"})
    void refusesAnImpossiblePage(String query) {
        assertThat(ada.get("/api/v1/me/progress?" + query).status()).isEqualTo(400);
        assertThat(ada.get("/api/v1/me/continue-listening?" + query).status()).isEqualTo(400);
    }

    @Test
    void refusesABookThatHasNoIdentifier() {
        assertThat(ada.get("/api/v1/me/progress/moby-dick").status()).isEqualTo(400);
    }

    static Stream<String> badTokens() {
        var account = UUID.fromString("0199b6a0-0001-7000-8000-000000000001");
        return Stream.of(
                "",
                "Bearer nonsense",
                TestTokens.expired(account),
                TestTokens.forged(account),
                TestTokens.withAudience(account, "other"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void asksForAValidToken(String authorization) {
        var stranger = Listener.withAuthorization(port, authorization);

        JsonNode body = stranger.progress(shelf.book()).body();

        assertThat(body.path("status").asInt()).isEqualTo(401);
        assertThat(stranger.send("phone", now, heartbeat(shelf.book(), 0, 10, now))
                        .status())
                .isEqualTo(401);
    }
}
