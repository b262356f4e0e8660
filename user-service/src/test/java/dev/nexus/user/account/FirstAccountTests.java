package dev.nexus.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** An installation of its own, because an installation has its first account only once. */
@ServiceTest
@TestPropertySource(properties = "nexus.passwords.patience=30s")
class FirstAccountTests {

    @LocalServerPort
    private int port;

    @Autowired
    private EventProbe probe;

    @Autowired
    private JdbcClient database;

    @Autowired
    private AccountAdding adding;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void beginAnew() {
        for (var table : new String[] {"membership", "library", "account"}) {
            database.sql("delete from " + table).update();
        }
    }

    /** Also while what is left of the one before is still being erased. */
    @Test
    void makesWhoeverComesAfterTheOnlyOneTheAdmin() {
        var emma = Client.somebody(port, "Emma");
        transactions.executeWithoutResult(_ -> {
            emma.client()
                    .send("DELETE", "/api/v1/me", Map.of("password", Client.PASSWORD))
                    .is(204);

            var ada = Client.somebody(port, "Ada");

            assertThat(ada.client().get("/api/v1/me").json().required("admin").asBoolean())
                    .isTrue();
        });
    }

    /** The one who comes has seen the other, and so is no administrator. */
    @Test
    void letsTheOnlyOneGoOnlyWhileNobodyComes() throws Exception {
        var emma = Client.somebody(port, "Emma");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var leaving = transactions.execute(_ -> {
                adding.add(new NewAccount(new EmailAddress("ada@example.org"), new DisplayName("Ada"), null, null));
                var deletion = threads.submit(
                        () -> emma.client().send("DELETE", "/api/v1/me", Map.of("password", Client.PASSWORD)));
                await().until(() -> deletion.isDone() || somebodyWaitsForALock());
                return deletion;
            });
            leaving.get().isProblem(409, "last-admin");
        }
    }

    private boolean somebodyWaitsForALock() {
        return database.sql("""
                        select exists (
                            select from pg_stat_activity
                            where datname = current_database() and usename = current_user and wait_event_type = 'Lock')""").query(Boolean.class).single();
    }

    @Test
    void makesExactlyOneOfManyTheAdminWithALibrary() throws Exception {
        var stranger = Client.stranger(port);
        var registrations = IntStream.range(0, 8)
                .<Callable<Client.Answer>>mapToObj(i -> () -> stranger.post(
                        "/api/v1/accounts",
                        Map.of(
                                "email",
                                "emma" + i + "@example.org",
                                "password",
                                Client.PASSWORD,
                                "displayName",
                                "Emma")))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(registrations)) {
                answer.get().is(201);
            }
        }

        assertThat(database.sql("select count(*) from account where admin")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(database.sql("select name from library").query(String.class).list())
                .containsExactly("Emma's library");
        var admin = database.sql("select id::text from account where admin")
                .query(String.class)
                .single();
        var membership = probe.await(
                "user.membership.granted.v1",
                told -> told.at("/data/accountId").asString().equals(admin));
        var created = probe.await(
                "user.library.created.v1", told -> told.path("libraryid").equals(membership.path("libraryid")));
        assertThat(membership.at("/data/role").asString()).isEqualTo("owner");
        assertThat(membership.at("/data/accountId").asString()).isEqualTo(admin);
        assertThat(membership.at("/libraryid").asString())
                .isEqualTo(created.at("/data/libraryId").asString());
        assertThat(probe.violations()).isEmpty();
    }
}
