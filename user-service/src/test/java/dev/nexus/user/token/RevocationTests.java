package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.security.OtherService;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Person;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RevocationTests {

    private static final Duration SECONDS = Duration.ofSeconds(4);

    @LocalServerPort
    private int port;

    @Autowired
    private AccountRevoking revoking;

    @Autowired
    private SessionEnding ending;

    @Autowired
    private SessionStarting starting;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Clock clock;

    private Client stranger() {
        return Client.stranger(port);
    }

    private Person somebody() {
        return Client.somebody(port, "Emma");
    }

    private JsonNode list() {
        return stranger().get("/internal/revocations").is(200).json();
    }

    private static void isSoonRefused(Client client) {
        await().atMost(SECONDS).untilAsserted(() -> client.get("/api/v1/me").isProblem(401, "invalid-token"));
    }

    @Test
    void refuseTheTokensOfASessionThatWasSignedOut() {
        var emma = somebody();
        var session = emma.tokens().field("sessionId");
        var other = stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        emma.client().delete("/api/v1/sessions/current").is(204);

        assertThat(list().required("sessions").toString()).contains(session);
        isSoonRefused(emma.client());
        stranger().with(other).get("/api/v1/me").is(200);
    }

    @Test
    void reachAnotherServiceWithinItsInterval() {
        var emma = somebody();
        var signedOut = emma.tokens().field("accessToken");
        var disabled =
                stranger().signIn(somebody().email(), Client.PASSWORD).is(201).field("accessToken");
        try (var other = OtherService.of(port)) {
            var account = UUID.fromString(other.decode(disabled).getSubject());
            assertThat(other.decode(signedOut).getSubject()).isEqualTo(emma.id().toString());

            emma.client().delete("/api/v1/sessions/current").is(204);
            revoking.revoke(new AccountId(account), clock.instant());

            await().atMost(SECONDS).untilAsserted(() -> {
                assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> other.decode(signedOut));
                assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> other.decode(disabled));
            });
        }
    }

    @Test
    void refuseAllTokensOfAnAccountUntilItSignsInAgain() {
        var emma = somebody();
        var emmas = new AccountId(emma.id());

        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            ending.endAll(emmas, null, EndReason.ACCOUNT_DISABLED);
            revoking.revoke(emmas, clock.instant());
        });
        // Within the same second, which is why tokens say their milliseconds.
        var again = stranger().signIn(emma.email(), Client.PASSWORD).is(201);

        assertThat(list().required("accounts").has(emma.id().toString())).isTrue();
        isSoonRefused(emma.client());
        stranger().with(again).get("/api/v1/me").is(200);
    }

    @Test
    void areToldOnceToThoseWhoHaveSeenThem() {
        somebody().client().delete("/api/v1/sessions/current").is(204);
        var seen = stranger().get("/internal/revocations").is(200);
        var tag = seen.header("ETag");

        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        stranger().getIfNoneMatch("/internal/revocations", tag).is(304);
        somebody().client().delete("/api/v1/sessions/current").is(204);
        stranger().getIfNoneMatch("/internal/revocations", tag).is(200);
    }

    @Test
    void areForgottenOnceTheyCannotMatter() {
        var emma = somebody();
        var session = emma.tokens().field("sessionId");
        revoking.revoke(new AccountId(emma.id()), clock.instant());
        emma.client().delete("/api/v1/sessions/current");

        database.sql("update session set access_until = now() - interval '61 s' where id = ?::uuid")
                .param(session)
                .update();
        database.sql("update revoked_account set revoked_at = now() - interval '1 h 61 s' where account_id = ?")
                .param(emma.id())
                .update();

        assertThat(list().toString()).doesNotContain(session, emma.id().toString());
    }

    @Test
    void doNotMissASessionThatStartsAtTheVeryMoment() throws Exception {
        var emma = somebody();
        var emmas = new AccountId(emma.id());
        var started = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var session = threads.submit(() -> new TransactionTemplate(transactions).execute(_ -> {
                var tokens = starting.start(emmas, Device.UNNAMED, SignInMethod.PASSWORD);
                started.countDown();
                awaitLatch(mayCommit);
                return tokens.sessionId();
            }));
            started.await();
            var end = threads.submit(() -> ending.endAll(emmas, null, EndReason.ACCOUNT_DISABLED));
            await().until(this::somebodyWaitsForTheAccount);
            mayCommit.countDown();
            end.get();

            assertThat(list().required("sessions").toString())
                    .contains(session.get().toString());
        }
    }

    private boolean somebodyWaitsForTheAccount() {
        return database.sql("""
                        select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')""").query(Boolean.class).single();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
