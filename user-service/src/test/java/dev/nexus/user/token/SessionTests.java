package dev.nexus.user.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class SessionTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private SessionPurging purging;

    @Autowired
    private EventProbe probe;

    private Client stranger() {
        return Client.stranger(port);
    }

    private Person somebody() {
        return Client.somebody(port, "Emma");
    }

    @Test
    void beginsWithBothTokens() {
        var emma = somebody();

        var tokens = stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        assertThat(tokens.field("tokenType")).isEqualTo("Bearer");
        assertThat(tokens.json().required("expiresIn").asInt()).isEqualTo(600);
        assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
        assertThat(part(tokens, 0))
                .hasToString(JsonMapper.shared()
                        .readTree("{\"typ\":\"at+jwt\",\"kid\":%s,\"alg\":\"RS256\"}"
                                .formatted(part(tokens, 0).get("kid")))
                        .toString());
        var claims = part(tokens, 1);
        assertThat(claims.required("sub").asString()).isEqualTo(emma.id().toString());
        assertThat(claims.required("sid").asString()).isEqualTo(tokens.field("sessionId"));
        assertThat(claims.required("iss").asString()).isEqualTo("nexus");
        assertThat(claims.required("aud").toString()).contains("nexus");
        assertThat(claims.propertyNames()).contains("iat", "iatms", "exp", "jti", "roles");
        assertThat(claims.toString()).doesNotContain("@", "Emma");
    }

    @Test
    void isSignedByAPublishedKey() {
        var tokens = somebody().tokens();

        var published = stranger().get("/.well-known/jwks.json").is(200);

        assertThat(published.json().required("keys").valueStream().map(key -> key.get("kid")))
                .contains(part(tokens, 0).get("kid"));
        assertThat(published.json().at("/keys/0").propertyNames())
                .containsExactlyInAnyOrder("kty", "kid", "alg", "use", "n", "e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "Correct horse battery", "correct horse battery "})
    void doesNotBeginWithAnotherPassword(String password) {
        stranger().signIn(somebody().email(), password).isProblem(401, "invalid-credentials");
    }

    @Test
    void tellsNobodyWhichAccountsThereAre() {
        var wrong = stranger().signIn(somebody().email(), "wrong password").isProblem(401, "invalid-credentials");
        var unknown = stranger().signIn("nobody@example.org", "wrong password").isProblem(401, "invalid-credentials");
        var none = stranger().signIn("nobody", "wrong password").isProblem(401, "invalid-credentials");

        assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong)).isEqualTo(withoutTrace(none));
    }

    @Test
    void doesNotBeginWhileTheAccountIsDisabledAndNobodyIsToldWhy() {
        var emma = somebody();
        database.sql("update account set disabled_at = now() where id = ?")
                .param(emma.id())
                .update();

        var disabled = stranger().signIn(emma.email(), Client.PASSWORD).isProblem(401, "invalid-credentials");
        var unknown = stranger().signIn("nobody@example.org", "wrong password");

        assertThat(withoutTrace(disabled)).isEqualTo(withoutTrace(unknown));
        stranger().refresh(emma.tokens()).isProblem(401, "invalid-refresh-token");
    }

    @Test
    void isRecordedForItsOwner() {
        var emma = somebody();
        stranger().signIn(emma.email(), "wrong password").isProblem(401, "invalid-credentials");
        emma.client().delete("/api/v1/sessions/current").is(204);

        var recorded = database.sql("select action from security_event where account_id = ? order by id")
                .param(emma.id())
                .query(String.class)
                .list();

        assertThat(recorded).containsExactly("registered", "signed-in", "sign-in-failed", "session-ended");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\":\"e@example.org\"}|422|validation-failed",
                "{\"email\":\"e@example.org\",\"password\":\"x\",\"device\":{\"name\":\"\"}}|422|validation-failed",
                "{\"email\":\"e@example.org\",\"password\":\"x\",\"device\":{\"id\":\"\",\"name\":\"x\"}}|422|validation-failed",
                "{\"email\":\"e@example.org\",\"password\":\"x\",\"device\":{\"name\":\"a\\u0000b\"}}|422|validation-failed",
                "{\"email\":\"e@example.org\",\"password\":\"x\",\"device\":{\"id\":\"\\u202e\",\"name\":\"x\"}}|422|validation-failed",
                "{\"email\":\"e@example.org\",\"password\":\"x\",\"device\":\"phone\"}|400|wrong-type",
                "{\"email\":\"e@example.org\",\"password\":\"x\",\"pin\":1}|400|unknown-field"
            })
    void refusesAnImpossibleRequest(String sent, int status, String code) {
        stranger().post("/api/v1/sessions", sent).isProblem(status, code);
    }

    @Test
    void goesOnWithEachRefresh() {
        var emma = somebody();

        var second = stranger().refresh(emma.tokens()).is(200);
        var third = stranger().refresh(second).is(200);

        assertThat(third.field("sessionId")).isEqualTo(emma.tokens().field("sessionId"));
        assertThat(third.field("refreshToken")).isNotEqualTo(second.field("refreshToken"));
        stranger().with(third).get("/api/v1/me").is(200);
    }

    @Test
    void refreshesAlsoWhereTheOldAccessTokenIsStillSent() {
        var emma = somebody();

        emma.client().refresh(emma.tokens()).is(200);
    }

    /** Promise 17. */
    @Test
    void givesParallelRefreshesTheSameSuccessor() throws Exception {
        var tokens = somebody().tokens();
        var refreshes = IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(_ -> () -> stranger().refresh(tokens))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var successors = threads.invokeAll(refreshes).stream()
                    .map(answer -> answer.resultNow().is(200).field("refreshToken"))
                    .distinct();

            assertThat(successors).hasSize(1);
        }
    }

    /** Promise 17. */
    @Test
    void endsWhenATokenIsUsedAgainAfterTheGrace() {
        var tokens = somebody().tokens();
        var successor = stranger().refresh(tokens).is(200);
        database.sql("update refresh_token set used_at = used_at - interval '10 s' where session_id = ?::uuid")
                .param(tokens.field("sessionId"))
                .update();

        stranger().refresh(tokens).isProblem(401, "invalid-refresh-token");

        stranger().refresh(successor).isProblem(401, "invalid-refresh-token");
        assertThat(database.sql("select end_reason from session where id = ?::uuid")
                        .param(tokens.field("sessionId"))
                        .query(String.class)
                        .single())
                .isEqualTo("COMPROMISED");
    }

    @Test
    void endsOnceWhenManyUseATokenAgainAtOnce() throws Exception {
        var tokens = somebody().tokens();
        var second = stranger().refresh(tokens).is(200);
        stranger().refresh(second).is(200);
        database.sql("update refresh_token set used_at = used_at - interval '10 s' where session_id = ?::uuid")
                .param(tokens.field("sessionId"))
                .update();
        var replays = IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(replay -> () -> stranger().refresh(replay % 2 == 0 ? tokens : second))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(replays).forEach(answer -> answer.resultNow().isProblem(401, "invalid-refresh-token"));
        }

        assertThat(database.sql("""
                        select count(*) from security_event
                        where action = 'session-compromised' and details ->> 'sessionId' = ?""")
                        .param(tokens.field("sessionId"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void endsWithItsTime() {
        var tokens = somebody().tokens();
        database.sql("update refresh_token set expires_at = now() where session_id = ?::uuid")
                .param(tokens.field("sessionId"))
                .update();

        stranger().refresh(tokens).isProblem(401, "invalid-refresh-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "äöü", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void doesNotGoOnWithAForgedToken(String forged) {
        stranger()
                .post("/api/v1/sessions/refresh", Map.of("refreshToken", forged))
                .isProblem(401, "invalid-refresh-token");
    }

    @Test
    void keepsNoTokenInTheDatabase() {
        var tokens = somebody().tokens();

        var stored = database.sql("select encode(hash, 'hex') from refresh_token where session_id = ?::uuid")
                .param(tokens.field("sessionId"))
                .query(String.class)
                .single();

        assertThat(stored).hasSize(64).isNotEqualTo(hex(tokens.field("refreshToken")));
    }

    @Test
    void isListedForItsOwnerOnly() {
        var emma = somebody();
        somebody();
        stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        var sessions = emma.client().get("/api/v1/sessions").is(200).json().required("items");

        assertThat(sessions).hasSize(2);
        assertThat(sessions.at("/0/current").asBoolean()).isTrue();
        assertThat(sessions.at("/1/current").asBoolean()).isFalse();
        assertThat(sessions.at("/0/device/name").asString()).isEqualTo("Phone");
    }

    @Test
    void endsWhenItsOwnerSignsOut() {
        var emma = somebody();
        var other = stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        emma.client().delete("/api/v1/sessions/" + other.field("sessionId")).is(204);
        emma.client().delete("/api/v1/sessions/current").is(204);

        stranger().refresh(emma.tokens()).isProblem(401, "invalid-refresh-token");
        stranger().refresh(other).isProblem(401, "invalid-refresh-token");
        Awaitility.await()
                .untilAsserted(() -> emma.client().get("/api/v1/sessions").isProblem(401, "invalid-token"));
    }

    @Test
    void endsWhenItsOwnerSignsOutEverywhereElse() {
        var emma = somebody();
        var other = stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        emma.client().delete("/api/v1/sessions").is(204);

        stranger().refresh(other).isProblem(401, "invalid-refresh-token");
        stranger().refresh(emma.tokens()).is(200);
        assertThat(emma.client().get("/api/v1/sessions").json().required("items"))
                .hasSize(1);
    }

    @Test
    void endsWhenNobodyUsesItForTooLong() {
        var emma = somebody();
        var session = emma.tokens().field("sessionId");
        database.sql("update session set expires_at = now() where id = ?::uuid")
                .param(session)
                .update();
        database.sql("update refresh_token set expires_at = now() where session_id = ?::uuid")
                .param(session)
                .update();

        purging.purge();

        var ended = probe.await(
                "user.session.ended.v1",
                told -> told.at("/data/sessionId").asString().equals(session));
        assertThat(ended.at("/data/reason").asString()).isEqualTo("expired");
        assertThat(count("refresh_token where session_id = ?::uuid", session)).isZero();
        database.sql("update session set ended_at = ended_at - interval '31 d' where id = ?::uuid")
                .param(session)
                .update();
        purging.purge();
        assertThat(count("session where id = ?::uuid", session)).isZero();
    }

    @Test
    void isNewEachTimeWhereNobodySaysWhere() {
        var emma = somebody();
        var wanted = Map.of("email", emma.email(), "password", Client.PASSWORD);
        var first = stranger().post("/api/v1/sessions", wanted).is(201);
        var second = stranger().post("/api/v1/sessions", wanted).is(201);

        assertThat(isOnNewDevice(first)).isTrue();
        assertThat(isOnNewDevice(second)).isTrue();
        assertThat(isOnNewDevice(stranger().signIn(emma.email(), Client.PASSWORD)))
                .isFalse();
    }

    private boolean isOnNewDevice(Answer tokens) {
        var id = tokens.field("sessionId");
        return probe.await(
                        "user.session.started.v1",
                        told -> told.at("/data/sessionId").asString().equals(id))
                .at("/data/newDevice")
                .asBoolean();
    }

    @Test
    void leavesTheDeviceKnownForAsLongAsASessionMayLiveAndAMonth() {
        var emma = somebody();
        var other = somebody();
        database.sql("update known_device set last_seen_at = now() - interval '395 d' where account_id = ?")
                .param(emma.id())
                .update();
        database.sql("update known_device set last_seen_at = now() - interval '394 d' where account_id = ?")
                .param(other.id())
                .update();

        purging.purge();

        assertThat(database.sql("select account_id from known_device where account_id in (?, ?)")
                        .params(emma.id(), other.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(other.id());
    }

    private int count(String rows, String session) {
        return database.sql("select count(*) from " + rows)
                .param(session)
                .query(Integer.class)
                .single();
    }

    @Test
    void isNotEndedBySomebodyElse() {
        var emma = somebody();
        var path = "/api/v1/sessions/" + emma.tokens().field("sessionId");

        somebody().client().delete(path).isProblem(404, "session-not-found");
        somebody().client().delete("/api/v1/sessions/" + UUID.randomUUID()).isProblem(404, "session-not-found");

        stranger().refresh(emma.tokens()).is(200);
    }

    private static JsonNode part(Answer tokens, int index) {
        var part = tokens.field("accessToken").split("\\.", -1)[index];
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    }

    private static String hex(String token) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(token));
    }

    private static String withoutTrace(Answer problem) {
        return problem.text().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }
}
