package dev.nexus.user.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.security.OtherService;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import dev.nexus.user.account.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.BadJwtException;
import tools.jackson.databind.JsonNode;

/** Keys that are exchanged while everybody uses them. Promise 16. */
@ServiceTest
class KeyRotationTests {

    private static final String KEYS = "/api/v1/admin/signing-keys";
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final int ROTATIONS = 3;

    @LocalServerPort
    private int port;

    @Autowired
    private AccessTokenSigning signing;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient database;

    private final UUID mrsWeston = UUID.randomUUID();

    @BeforeEach
    void registerAnAdministrator() {
        database.sql("""
                        insert into account
                            (id, version, email, email_key, display_name, password_hash, admin, registered_at)
                        values (:id, 0, :email, :email, 'Mrs. Weston', '', true, now())""")
                .param("id", mrsWeston)
                .param("email", mrsWeston + "@example.org")
                .update();
    }

    /** Her token is made when it is needed: the key of the last one may be revoked. */
    private Client admin() {
        var grant = new AccessGrant(new AccountId(mrsWeston), true, UUID.randomUUID(), null, null);
        var token = signing.sign(grant, clock.instant(), Duration.ofMinutes(5));
        return Client.bearing(port, "Bearer " + token);
    }

    private Client stranger() {
        return Client.stranger(port);
    }

    private List<JsonNode> keys(String state) {
        return admin().get(KEYS)
                .is(200)
                .json()
                .required("items")
                .valueStream()
                .filter(key -> key.required("state").asString().equals(state))
                .toList();
    }

    private String active() {
        return keys("active").getFirst().required("id").asString();
    }

    /** Exchanges the key that signs, and waits until another one does. */
    private void rotateAndWait() {
        var before = active();
        var next = admin().send("POST", KEYS, "").is(202);
        assertThat(next.field("state")).isIn("upcoming", "active");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(active()).isEqualTo(next.field("id")).isNotEqualTo(before));
    }

    @Test
    void areForAdministratorsWhoSignedIn() {
        var emma = Client.somebody(port, "Emma").client();

        emma.get(KEYS).isProblem(403, "forbidden");
        emma.send("POST", KEYS, "").isProblem(403, "forbidden");
        emma.delete(KEYS + "/" + active()).isProblem(403, "forbidden");
        stranger().get(KEYS).isProblem(401, "unauthenticated");
        admin().delete(KEYS + "/unknown").isProblem(404, "signing-key-not-found");
    }

    @Test
    void showWhatEachKeyDoes() {
        rotation.maintain();
        rotateAndWait();
        rotation.maintain();

        assertThat(keys("active")).hasSize(1);
        assertThat(keys("upcoming").getFirst().required("signsFrom").isNull()).isTrue();
        assertThat(keys("retired").getFirst().required("retiredAt").isNull()).isFalse();
        assertThat(admin().get(KEYS).text()).doesNotContain("private");
        assertThat(database.sql("select count(*) from security_event where action = 'signing-key-rotated'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void areExchangedUnderLoadWithoutASingleRefusal() throws Exception {
        var people =
                List.of(Client.somebody(port, "Emma"), Client.somebody(port, "Harriet"), Client.somebody(port, "Jane"));
        var over = new AtomicBoolean();
        try (var told = OtherService.of(port);
                var untold = OtherService.thatIsNotToldKeys(port);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var users = new ArrayList<Future<Integer>>();
            for (var person : people) {
                users.add(threads.submit(usingTheService(person, List.of(told, untold), over)));
            }

            for (var i = 0; i < ROTATIONS; i++) {
                rotateAndWait();
            }
            over.set(true);

            for (var user : users) {
                assertThat(user.get()).isGreaterThan(ROTATIONS);
            }
        }
    }

    /** Each round refreshes, and uses the new token and the very first one, here and elsewhere. */
    private Callable<Integer> usingTheService(Person person, List<OtherService> others, AtomicBoolean over) {
        return () -> {
            var tokens = person.tokens();
            var rounds = 0;
            while (!over.get()) {
                tokens = stranger().refresh(tokens).is(200);
                stranger().with(tokens).get("/api/v1/me").is(200);
                person.client().get("/api/v1/me").is(200);
                for (var other : others) {
                    other.decode(tokens.field("accessToken"));
                    other.decode(person.tokens().field("accessToken"));
                }
                rounds++;
            }
            return rounds;
        };
    }

    @Test
    void areRevokedAtOnceAndEverybodyGoesOnWithARefresh() {
        var emma = Client.somebody(port, "Emma");
        var stolen = active();
        try (var other = OtherService.of(port)) {
            other.decode(emma.tokens().field("accessToken"));
            // Strangers who keep the keys from being fetched, just before they are needed.
            refused(other, forged(emma.tokens()));

            admin().delete(KEYS + "/" + stolen).is(204);

            var after = stranger().refresh(emma.tokens()).is(200);
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> emma.client().get("/api/v1/me").isProblem(401, "invalid-token"));
            stranger().with(after).get("/api/v1/me").is(200);
            await().atMost(SECONDS)
                    .untilAsserted(() -> refused(other, emma.tokens().field("accessToken")));
            await().atMost(SECONDS).untilAsserted(() -> assertThat(
                            other.decode(after.field("accessToken")).getSubject())
                    .isEqualTo(emma.id().toString()));
            admin().delete(KEYS + "/" + stolen).is(204);
        }
        assertThat(stranger().get("/.well-known/jwks.json").is(200).text()).doesNotContain(stolen);
        assertThat(stranger()
                        .get("/internal/revocations")
                        .json()
                        .required("keys")
                        .toString())
                .contains(stolen);
        assertThat(keys("revoked").getFirst().required("id").asString()).isEqualTo(stolen);
    }

    private static String forged(Answer tokens) {
        var parts = tokens.field("accessToken").split("\\.", -1);
        var header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"a-strangers\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8)) + "." + parts[1] + "."
                + parts[2];
    }

    private static void refused(OtherService other, String token) {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> other.decode(token));
    }
}
