package dev.nexus.user.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class AccountAdministeringTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EventProbe probe;

    @Autowired
    private EntityManagerFactory entities;

    @Autowired
    private TransactionTemplate transactions;

    private Person admin;

    @BeforeEach
    void begin() {
        admin = somebody("Admin");
        database.sql("update account set admin = id = ?").param(admin.id()).update();
    }

    private Person somebody(String name) {
        return Client.somebody(port, name);
    }

    private Answer change(Person by, Person whom, Map<String, ?> wanted) {
        return by.client().send("PATCH", "/api/v1/admin/accounts/" + whom.id(), wanted);
    }

    private static String ofAccount(Person person) {
        return person.id().toString();
    }

    @Test
    void shutsAnAccountAndOpensItAgain() {
        var emma = somebody("Emma");

        var disabled = change(admin, emma, Map.of("disabled", true)).is(200);

        assertThat(disabled.json().required("disabled").asBoolean()).isTrue();
        Client.stranger(port).signIn(emma.email(), Client.PASSWORD).isProblem(401, "invalid-credentials");
        Client.stranger(port).refresh(emma.tokens()).isProblem(401, "invalid-refresh-token");
        probe.await(
                "user.account.disabled.v1",
                told -> told.at("/data/accountId").asString().equals(ofAccount(emma)));
        probe.await(
                "user.session.ended.v1",
                told -> told.at("/data/accountId").asString().equals(ofAccount(emma))
                        && told.at("/data/reason").asString().equals("account-disabled"));
        change(admin, emma, Map.of("disabled", false)).is(200);
        Client.stranger(port).signIn(emma.email(), Client.PASSWORD).is(201);
        probe.await(
                "user.account.enabled.v1",
                told -> told.at("/data/accountId").asString().equals(ofAccount(emma)));
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void sharesTheRole() {
        var emma = somebody("Emma");

        change(admin, emma, Map.of("admin", true)).is(200);

        emma.client().get("/api/v1/admin/accounts").is(200);
        change(emma, admin, Map.of("admin", false)).is(200);
        var admins = Client.stranger(port).refresh(admin.tokens()).is(200);
        admin.client().with(admins).get("/api/v1/admin/accounts").isProblem(403, "forbidden");
        await().untilAsserted(() -> admin.client().get("/api/v1/me").isProblem(401, "invalid-token"));
    }

    @Test
    void putsADisabledAccountAndItsMachinesOutWithinSeconds() {
        var emma = somebody("Emma");
        var key = emma.client()
                .post("/api/v1/me/api-keys", Map.of("name", "Backup", "scopes", List.of("user:read")))
                .is(201);
        var machine = Client.stranger(port)
                .with(Client.stranger(port)
                        .post("/internal/api-key-exchanges", Map.of("apiKey", key.field("apiKey")))
                        .is(200));
        machine.get("/api/v1/me").is(200);

        change(admin, emma, Map.of("disabled", true)).is(200);

        await().atMost(Duration.ofSeconds(4)).untilAsserted(() -> {
            emma.client().get("/api/v1/me").isProblem(401, "invalid-token");
            machine.get("/api/v1/me").isProblem(401, "invalid-token");
        });
    }

    @Test
    void leavesOneAdministratorAtLeast() {
        change(admin, admin, Map.of("admin", false)).isProblem(409, "last-admin");
        change(admin, admin, Map.of("disabled", true)).isProblem(409, "last-admin");

        admin.client().get("/api/v1/admin/accounts").is(200);
    }

    @Test
    void leavesOneAdministratorAlsoWhenTwoTakeTheRoleFromEachOther() throws Exception {
        var emma = somebody("Emma");
        change(admin, emma, Map.of("admin", true)).is(200);
        List<Callable<Answer>> both = List.of(
                () -> change(admin, emma, Map.of("admin", false)), () -> change(emma, admin, Map.of("admin", false)));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(both);
        }

        assertThat(database.sql("select count(*) from account where admin")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** Whoever leaves locks them so, too: the one waits for the other, but never in a circle. */
    @Test
    void locksAccountsInTheOrderOfTheirIdentifiers() throws Exception {
        var emma = somebody("Emma");
        var later = somebody("Later");
        database.sql("update account set admin = id = ?").param(later.id()).update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changing = transactions.execute(_ -> {
                lock(emma, "");
                var change = threads.submit(() -> change(later, emma, Map.of("disabled", true)));
                await().until(this::somebodyWaitsForALock);
                lock(later, "nowait");
                return change;
            });
            changing.get().is(200);
        }
    }

    private void lock(Person whom, String waiting) {
        database.sql("select id from account where id = ? for no key update " + waiting)
                .param(whom.id())
                .query(UUID.class)
                .single();
    }

    private boolean somebodyWaitsForALock() {
        return database.sql("""
                        select exists (
                            select from pg_stat_activity
                            where datname = current_database() and usename = current_user and wait_event_type = 'Lock')""").query(Boolean.class).single();
    }

    @Test
    void isForAdministratorsOnly() {
        var emma = somebody("Emma");

        emma.client().get("/api/v1/admin/accounts").isProblem(403, "forbidden");
        change(emma, admin, Map.of("disabled", true)).isProblem(403, "forbidden");
        emma.client().get("/api/v1/admin/security-events").isProblem(403, "forbidden");
        Client.stranger(port).get("/api/v1/admin/accounts").isProblem(401, "unauthenticated");
    }

    @Test
    void knowsWhoIsThere() {
        admin.client()
                .send("PATCH", "/api/v1/admin/accounts/" + UUID.randomUUID(), Map.of("disabled", true))
                .isProblem(404, "account-not-found");
    }

    @Test
    void changesTheVersionThatWasShown() {
        var emma = somebody("Emma");
        var path = "/api/v1/admin/accounts/" + emma.id();
        var shown = admin.client().get(path).is(200);
        assertThat(shown.field("email")).isEqualTo(emma.email());
        emma.client().get(path).isProblem(403, "forbidden");
        admin.client().get("/api/v1/admin/accounts/" + UUID.randomUUID()).isProblem(404, "account-not-found");

        admin.client()
                .send("PATCH", path, Map.of("disabled", true), "If-Match", shown.header("ETag"))
                .is(200);

        admin.client()
                .send("PATCH", path, Map.of("disabled", false), "If-Match", shown.header("ETag"))
                .isProblem(412, "precondition-failed");
    }

    @Test
    void refusesAChangeOfAnOlderVersion() {
        var emma = somebody("Emma");

        admin.client()
                .send("PATCH", "/api/v1/admin/accounts/" + emma.id(), Map.of("disabled", true), "If-Match", "\"17\"")
                .isProblem(412, "precondition-failed");
    }

    @Test
    void findsAccountsByTheBeginningOfTheirAddressPageByPage() {
        var name = "Findme" + UUID.randomUUID().toString().substring(0, 8);
        var people = List.of(somebody(name), somebody(name), somebody(name));
        somebody("Emma");
        var found = new ArrayList<String>();
        var path = "/api/v1/admin/accounts?limit=2&email=" + name;

        var page = admin.client().get(path).is(200).json();
        page.required("items").forEach(item -> found.add(item.required("id").asString()));
        var rest = admin.client()
                .get(path + "&cursor=" + page.required("next").asString())
                .is(200)
                .json();
        rest.required("items").forEach(item -> found.add(item.required("id").asString()));

        assertThat(found)
                .containsExactlyElementsOf(people.stream()
                        .map(AccountAdministeringTests::ofAccount)
                        .toList());
        assertThat(rest.required("next").isNull()).isTrue();
    }

    @Test
    void refusesABeginningThatNoAddressHas() {
        admin.client().get("/api/v1/admin/accounts?email=em%00ma").isProblem(400, "invalid-parameter");
    }

    @Test
    void takesNoPatternForAnAddress() {
        somebody("Emma");

        for (var pattern : List.of("%25", "_mma", "!", "emma%25")) {
            var items = admin.client()
                    .get("/api/v1/admin/accounts?email=" + pattern)
                    .is(200)
                    .json()
                    .required("items");

            assertThat(items).as(pattern).isEmpty();
        }
    }

    @Test
    void listsWithTwoStatements() {
        somebody("Emma");
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        admin.client().get("/api/v1/admin/accounts?limit=200").is(200);

        // Who asks, and the page.
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void isRecordedForBoth() {
        var emma = somebody("Emma");
        change(admin, emma, Map.of("disabled", true)).is(200);
        change(admin, emma, Map.of("disabled", false, "admin", true)).is(200);

        var events = admin.client()
                .get("/api/v1/admin/security-events?limit=200&account=" + emma.id())
                .is(200)
                .json()
                .required("items");

        assertThat(events.valueStream().map(event -> event.required("action").asString()))
                .containsSubsequence("admin-granted", "account-enabled", "account-disabled", "signed-in", "registered");
        assertThat(events.at("/0/actorId").asString()).isEqualTo(ofAccount(admin));
        assertThat(events.at("/0/accountId").asString()).isEqualTo(ofAccount(emma));
    }
}
