package dev.nexus.user.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class SecondFactorTests {

    private static final String PATH = "/api/v1/me/second-factor";

    @LocalServerPort
    private int port;

    @Autowired
    private EventProbe probe;

    @Autowired
    private JdbcClient database;

    private Person somebody() {
        return Client.somebody(port, "Emma");
    }

    private static AuthenticatorApp start(Person person) {
        var started =
                person.client().post(PATH, Map.of("password", Client.PASSWORD)).is(201);
        return new AuthenticatorApp(started.field("secret"));
    }

    private static List<String> confirm(Person person, AuthenticatorApp app) {
        return codes(
                person.client().send("PUT", PATH, Map.of("code", app.code())).is(200));
    }

    /** Somebody with a second factor, whose present code can be used once more. */
    private AuthenticatorApp enrolled(Person person) {
        var app = start(person);
        confirm(person, app);
        letTimePass(person);
        return app;
    }

    private void letTimePass(Person person) {
        database.sql("update authenticator set last_step = 0 where account_id = ?")
                .param(person.id())
                .update();
    }

    private Answer signIn(Person person, Map<String, String> more, String... headers) {
        var wanted = new HashMap<>(Map.of("email", person.email(), "password", Client.PASSWORD));
        wanted.putAll(more);
        return Client.stranger(port).send("POST", "/api/v1/sessions", wanted, headers);
    }

    private List<String> recorded(Person person) {
        return database.sql("select action from security_event where account_id = ? order by id")
                .param(person.id())
                .query(String.class)
                .list();
    }

    private static List<String> codes(Answer answer) {
        return answer.json()
                .required("recoveryCodes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void isAskedForFromTheDayItIsConfirmed() {
        var emma = somebody();
        var app = start(emma);
        signIn(emma, Map.of()).is(201);
        confirm(emma, app);
        letTimePass(emma);

        signIn(emma, Map.of()).isProblem(401, "second-factor-required");
        signIn(emma, Map.of("code", app.wrongCode())).isProblem(401, "invalid-second-factor");
        var tokens = signIn(emma, Map.of("code", app.code())).is(201);

        assertThat(database.sql("select sign_in_method from session where id = ?::uuid")
                        .param(tokens.field("sessionId"))
                        .query(String.class)
                        .single())
                .isEqualTo("PASSWORD_AND_CODE");
    }

    @Test
    void doesNotTellWhoHasOneWithoutThePassword() {
        var emma = somebody();
        var app = enrolled(emma);

        Client.stranger(port)
                .post("/api/v1/sessions", Map.of("email", emma.email(), "password", "wrong", "code", app.code()))
                .isProblem(401, "invalid-credentials");

        signIn(emma, Map.of("code", app.code())).is(201);
    }

    @Test
    void takesEachCodeOnce() throws Exception {
        var emma = somebody();
        var app = enrolled(emma);
        var code = app.code();
        var signIns = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(
                        _ -> () -> signIn(emma, Map.of("code", code)).status())
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(signIns).stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(statuses).containsOnlyOnce(201).contains(401);
        }
    }

    @Test
    void takesNoCodeThatConfirmedIt() {
        var emma = somebody();
        var app = start(emma);
        var code = app.code();
        emma.client().send("PUT", PATH, Map.of("code", code)).is(200);

        signIn(emma, Map.of("code", code)).isProblem(401, "invalid-second-factor");
    }

    @Test
    void tellsTheOthersAndEndsTheOtherSessions() {
        var emma = somebody();
        var other = signIn(emma, Map.of()).is(201);

        var app = enrolled(emma);

        Client.stranger(port).refresh(other).isProblem(401, "invalid-refresh-token");
        Client.stranger(port).refresh(emma.tokens()).is(200);
        assertThat(database.sql("select end_reason from session where id = ?::uuid")
                        .param(other.field("sessionId"))
                        .query(String.class)
                        .single())
                .isEqualTo("SECOND_FACTOR_CHANGED");
        var event = probe.await(
                "user.account.second-factor-changed.v1",
                told -> told.at("/data/accountId").asString().equals(emma.id().toString()));
        assertThat(event.at("/data/enabled").asBoolean()).isTrue();
        assertThat(event.toString()).doesNotContain(app.secret());
        assertThat(probe.violations()).isEmpty();
        assertThat(recorded(emma)).contains("second-factor-enabled");
    }

    @Test
    void isReplacedByARecoveryCodeOnce() {
        var emma = somebody();
        var codes = confirm(emma, start(emma));
        assertThat(codes).hasSize(10);

        var tokens = signIn(emma, Map.of("recoveryCode", codes.getFirst().toUpperCase(Locale.ROOT)))
                .is(201);

        signIn(emma, Map.of("recoveryCode", codes.getFirst())).isProblem(401, "invalid-second-factor");
        assertThat(database.sql("select sign_in_method from session where id = ?::uuid")
                        .param(tokens.field("sessionId"))
                        .query(String.class)
                        .single())
                .isEqualTo("PASSWORD_AND_RECOVERY_CODE");
        var status = Client.stranger(port).with(tokens).get(PATH).is(200).json();
        assertThat(status.required("enabled").asBoolean()).isTrue();
        assertThat(status.required("recoveryCodesLeft").asInt()).isEqualTo(9);
        assertThat(recorded(emma)).contains("recovery-code-used", "second-factor-failed");
    }

    @Test
    void hasNewRecoveryCodesForACode() {
        var emma = somebody();
        var app = start(emma);
        var before = confirm(emma, app);
        letTimePass(emma);
        var renewing = PATH + "/recovery-codes";
        emma.client().post(renewing, Map.of("code", app.wrongCode())).isProblem(403, "wrong-code");

        var after =
                codes(emma.client().post(renewing, Map.of("code", app.code())).is(201));

        assertThat(after).hasSize(10).doesNotContainAnyElementsOf(before);
        signIn(emma, Map.of("recoveryCode", before.getFirst())).isProblem(401, "invalid-second-factor");
        signIn(emma, Map.of("recoveryCode", after.getFirst())).is(201);
    }

    @Test
    void isRemovedWithACodeOrThePassword() {
        var emma = somebody();
        var app = enrolled(emma);
        emma.client().send("DELETE", PATH, Map.of()).isProblem(422, "validation-failed");
        emma.client().send("DELETE", PATH, Map.of("password", "wrong")).isProblem(403, "wrong-password");
        emma.client().send("DELETE", PATH, Map.of("code", app.wrongCode())).isProblem(403, "wrong-code");

        emma.client().send("DELETE", PATH, Map.of("code", app.code())).is(204);

        signIn(emma, Map.of()).is(201);
        emma.client().send("DELETE", PATH, Map.of("password", Client.PASSWORD)).isProblem(409, "second-factor-off");
        assertThat(emma.client().get(PATH).json().required("enabled").asBoolean())
                .isFalse();
        probe.await(
                "user.account.second-factor-changed.v1",
                told -> told.at("/data/accountId").asString().equals(emma.id().toString())
                        && !told.at("/data/enabled").asBoolean());
        enrolled(emma);
        emma.client().send("DELETE", PATH, Map.of("password", Client.PASSWORD)).is(204);
    }

    @Test
    void beginsOnlyWithThePasswordAndOnlyOnce() {
        var emma = somebody();
        emma.client().post(PATH, Map.of("password", "wrong")).isProblem(403, "wrong-password");
        emma.client().send("PUT", PATH, Map.of("code", "123456")).isProblem(409, "second-factor-not-started");
        var forgotten = start(emma);

        var app = start(emma);

        emma.client().send("PUT", PATH, Map.of("code", forgotten.code())).isProblem(403, "wrong-code");
        confirm(emma, app);
        emma.client().post(PATH, Map.of("password", Client.PASSWORD)).isProblem(409, "second-factor-on");
        emma.client().send("PUT", PATH, Map.of("code", app.code())).isProblem(409, "second-factor-not-started");
    }

    @Test
    void isNotConfirmedInASessionThatEndedAMomentAgo() {
        var emma = somebody();
        var app = start(emma);
        database.sql("update session set ended_at = now(), end_reason = 'PASSWORD_CHANGED' where id = ?::uuid")
                .param(emma.tokens().field("sessionId"))
                .update();

        emma.client().send("PUT", PATH, Map.of("code", app.code())).isProblem(401, "invalid-token");

        signIn(emma, Map.of()).is(201);
    }

    @Test
    void isNotConfirmedAfterAQuarterOfAnHour() {
        var emma = somebody();
        var app = start(emma);
        database.sql("update authenticator set started_at = started_at - interval '15 min' where account_id = ?")
                .param(emma.id())
                .update();

        emma.client().send("PUT", PATH, Map.of("code", app.code())).isProblem(409, "second-factor-not-started");
    }

    @Test
    void keepsNoSecretReadable() {
        var emma = somebody();
        var app = start(emma);
        var codes = confirm(emma, app);

        var rows = database.sql("""
                        select held::text from authenticator held where account_id = :id
                        union all select held::text from recovery_code held where account_id = :id""").param("id", emma.id()).query(String.class).list();

        assertThat(rows).hasSize(11);
        assertThat(String.join("\n", rows)).doesNotContain(app.secret()).doesNotContain(codes);
    }

    /** Promise 20: whoever has the password guesses codes in vain, and the owner gets in meanwhile. */
    @Test
    void isNotGuessedAndDoesNotShutTheOwnerOut() {
        var emma = somebody();
        var app = enrolled(emma);
        IntStream.range(0, 20).forEach(guess -> signIn(
                        emma, Map.of("code", app.wrongCode()), "Nexus-Client-Address", "203.0.113." + guess / 5)
                .isProblem(401, "invalid-second-factor"));

        var refused = signIn(emma, Map.of("code", app.code()), "Nexus-Client-Address", "203.0.113.99")
                .isProblem(429, "too-many-attempts");

        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(recorded(emma)).containsOnlyOnce("second-factor-throttled");
        signIn(emma, Map.of("code", app.code())).is(201);
    }

    @Test
    void isOnlyForThoseWhoSignedIn() {
        Client.stranger(port).get(PATH).isProblem(401, "unauthenticated");
    }
}
