package dev.nexus.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.FaultyLinks;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestTokens;
import dev.nexus.user.Client;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class AccountTests {

    @LocalServerPort
    private int port;

    @Autowired
    private EventProbe probe;

    @Autowired
    private JdbcClient database;

    @Autowired
    private FaultyLinks links;

    @AfterEach
    void mend() {
        links.database().mend();
        links.broker().mend();
    }

    private static Map<String, String> wanted(String email) {
        return Map.of("email", email, "password", Client.PASSWORD, "displayName", "Emma");
    }

    private static String newEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    @Test
    void makesAnAccountAndTellsTheOthers() {
        var email = "Emma." + newEmail();

        var account =
                Client.stranger(port).post("/api/v1/accounts", wanted(email)).is(201);

        assertThat(account.field("email")).isEqualTo(email);
        assertThat(account.field("displayName")).isEqualTo("Emma");
        assertThat(UUID.fromString(account.field("id")).version()).isEqualTo(7);
        assertThat(account.text()).doesNotContain("assword");
        var event = probe.await(
                "user.account.registered.v1",
                told -> told.at("/data/accountId").asString().equals(account.field("id")));
        assertThat(event.at("/data/email").asString()).isEqualTo(email);
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void storesTheHashOnly() {
        var email = newEmail();
        Client.stranger(port).post("/api/v1/accounts", wanted(email)).is(201);

        var hash = database.sql("select password_hash from account where email_key = ?")
                .param(email)
                .query(String.class)
                .single();

        assertThat(hash).startsWith("$argon2id$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\":\"emma\",\"password\":\"correct horse\",\"displayName\":\"E\"}|422|validation-failed|#/email",
                "{\"email\":\"e@example.org\",\"password\":\"short\",\"displayName\":\"E\"}|422|validation-failed|#/password",
                "{\"email\":\"e@example.org\",\"password\":\"correct horse\",\"displayName\":\" \"}|422|validation-failed|#/displayName",
                "{\"email\":\"e@example.org\",\"password\":\"correct horse\"}|422|validation-failed|#/displayName",
                "{\"email\":\"e@example.org\",\"displayName\":\"E\"}|422|validation-failed|#/password",
                "{\"email\":\"e@example.org\",\"password\":\"Password1\",\"displayName\":\"E\"}|422|validation-failed|#/password",
                "{\"email\":\"emma.wood@example.org\",\"password\":\"Emma-Wood-1815\",\"displayName\":\"E\"}|422|validation-failed|#/password",
                "{\"email\":5,\"password\":\"correct horse\",\"displayName\":\"E\"}|400|wrong-type|#/email",
                "{\"email\":[],\"password\":\"correct horse\",\"displayName\":\"E\"}|400|wrong-type|#/email",
                "{\"admin\":true,\"email\":\"e@example.org\",\"password\":\"correct horse\",\"displayName\":\"E\"}|400|unknown-field|#/admin"
            })
    void namesWhatIsImpossible(String sent, int status, String code, String pointer) {
        var problem = Client.stranger(port).post("/api/v1/accounts", sent).isProblem(status, code);

        assertThat(problem.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.text()).doesNotContain("correct horse");
    }

    @Test
    void showsItsOwnerTheAccount() {
        var emma = Client.somebody(port, "Emma");

        var me = emma.client().get("/api/v1/me").is(200);

        assertThat(me.field("id")).isEqualTo(emma.id().toString());
        assertThat(me.field("email")).isEqualTo(emma.email());
        assertThat(me.header("ETag")).matches("\"0-[0-9a-f]{12}\"");
    }

    @Test
    void refusesTokensThatItDidNotSign() {
        var tokens = Client.stranger(port);

        tokens.get("/api/v1/me").isProblem(401, "unauthenticated");
        Client.bearing(port, TestTokens.bearer(UUID.randomUUID(), "admin"))
                .get("/api/v1/me")
                .isProblem(401, "invalid-token");
    }

    @Test
    void stillTellsTheOthersWhatHappenedWhileTheBrokerWasAway() {
        links.broker().cut();
        var account = Client.stranger(port)
                .post("/api/v1/accounts", wanted(newEmail()))
                .is(201);
        links.broker().mend();

        probe.await(
                "user.account.registered.v1",
                told -> told.at("/data/accountId").asString().equals(account.field("id")));
    }

    @Test
    void saysSoWhileTheDatabaseIsAwayAndWorksAfterIt() {
        var email = newEmail();
        links.database().cut();
        var away = Client.stranger(port).post("/api/v1/accounts", wanted(email)).isProblem(503, "unavailable");
        links.database().mend();

        assertThat(away.json().required("retryable").asBoolean()).isTrue();
        Awaitility.await().untilAsserted(() -> Client.stranger(port)
                .post("/api/v1/accounts", wanted(email))
                .is(201));
    }
}
