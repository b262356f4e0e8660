package dev.nexus.user.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class SecurityEventTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private SecurityEvents events;

    @Autowired
    private Clock clock;

    @Test
    void showsItsOwnerWhatHappenedTheNewestFirst() {
        var emma = Client.somebody(port, "Emma");
        Client.somebody(port, "Ada");
        Client.stranger(port).signIn(emma.email(), "wrong password");
        var actions = new ArrayList<String>();

        var page =
                emma.client().get("/api/v1/me/security-events?limit=2").is(200).json();
        page.required("items")
                .forEach(event -> actions.add(event.required("action").asString()));
        var rest = emma.client()
                .get("/api/v1/me/security-events?limit=2&cursor="
                        + page.required("next").asString())
                .is(200)
                .json();
        rest.required("items")
                .forEach(event -> actions.add(event.required("action").asString()));

        assertThat(actions).containsExactly("sign-in-failed", "signed-in", "registered");
        assertThat(rest.required("next").isNull()).isTrue();
        assertThat(page.at("/items/0/clientAddress").asString()).isEqualTo("127.0.0.1");
        assertThat(page.at("/items/0/userAgent").asString()).startsWith("Java-http-client");
        assertThat(page.at("/items/0/details/reason").asString()).isEqualTo("invalid-credentials");
    }

    @Test
    void tellsNobodyWhereSomebodyElseCameFrom() {
        var emma = Client.somebody(port, "Emma");
        var ada = Client.somebody(port, "Ada");
        var library = emma.client()
                .post("/api/v1/libraries", Map.of("name", "Home"))
                .is(201)
                .field("id");
        emma.client()
                .send("PUT", "/api/v1/libraries/" + library + "/members/" + ada.id(), Map.of("role", "listener"))
                .is(200);

        var seen = ada.client().get("/api/v1/me/security-events").is(200).json().required("items");

        assertThat(seen.at("/0/action").asString()).isEqualTo("membership-granted");
        assertThat(seen.at("/0/actorId").asString()).isEqualTo(emma.id().toString());
        assertThat(seen.at("/0/clientAddress").isNull()).isTrue();
        assertThat(seen.at("/0/userAgent").isNull()).isTrue();
        assertThat(seen.at("/1/clientAddress").asString()).isEqualTo("127.0.0.1");
        database.sql("update account set admin = true where id = ?")
                .param(emma.id())
                .update();
        var shownToAdmins = emma.client()
                .get("/api/v1/admin/security-events?account=" + ada.id())
                .is(200)
                .json()
                .required("items");
        assertThat(shownToAdmins.at("/0/clientAddress").asString()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%eth0, fe80::1", "192.0.2.7, 192.0.2.7", "2001:db8::7, 2001:db8::7", "unknown,", "[::1]:80,"})
    void takesDownWhereARequestCameFromAsFarAsItIsAnAddress(String sent, @Nullable String recorded) {
        var emma = Client.somebody(port, "Emma");

        Client.stranger(port)
                .send(
                        "POST",
                        "/api/v1/sessions",
                        Map.of("email", emma.email(), "password", "wrong password"),
                        "Nexus-Client-Address",
                        sent)
                .isProblem(401, "invalid-credentials");

        assertThat(emma.client()
                        .get("/api/v1/me/security-events?limit=1")
                        .is(200)
                        .json()
                        .at("/items/0/clientAddress")
                        .asString(null))
                .isEqualTo(recorded);
    }

    /** A year of everybody's events is read by nobody who looks for one account's. */
    @ParameterizedTest
    @ValueSource(strings = {SecurityEventsOfAnAccount.ABOUT, SecurityEventsOfAnAccount.TAKE_THE_NAME_OFF})
    void findsAnAccountsByIndexesAlone(String statement) {
        database.sql("""
                        insert into security_event (id, at, account_id, actor_id, action, details)
                        select gen_random_uuid(), now(), person, person, 'signed-in', '{}'
                        from (select gen_random_uuid() as person from generate_series(1, 5000))""").update();
        database.sql("analyze security_event").update();

        var plan = database.sql("explain " + statement)
                .param("account", UUID.randomUUID())
                .query(String.class)
                .list();

        assertThat(plan).noneMatch(step -> step.contains("Seq Scan")).anyMatch(step -> step.contains("Index"));
    }

    @Test
    void refusesToBeRewritten() {
        var emma = Client.somebody(port, "Emma");

        for (var rewriting : new String[] {
            "update security_event set action = 'nothing' where account_id = ?",
            "delete from security_event where account_id = ?"
        }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> database.sql(rewriting).param(emma.id()).update());
        }
    }

    @Test
    void forgetsWhatIsOldAndNothingElse() {
        var emma = Client.somebody(port, "Emma");
        database.sql("""
                        insert into security_event (id, at, account_id, action, details)
                        values (gen_random_uuid(), now() - interval '366 days', ?, 'signed-in', '{}')""").param(emma.id()).update();

        new AuditRetention(events, new AuditSettings(Duration.ofDays(365)), clock).forgetOld();

        assertThat(database.sql("select action from security_event where account_id = ? order by id")
                        .param(emma.id())
                        .query(String.class)
                        .list())
                .containsExactly("registered", "signed-in");
    }
}
