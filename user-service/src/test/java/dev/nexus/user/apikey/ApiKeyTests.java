package dev.nexus.user.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class ApiKeyTests {

    private static final String KEYS = "/api/v1/me/api-keys";
    private static final String EXCHANGES = "/internal/api-key-exchanges";
    private static final Duration SECONDS = Duration.ofSeconds(4);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EventProbe probe;

    @Autowired
    private ApiKeyUses uses;

    @Autowired
    private ApiKeyPurging purging;

    @Autowired
    private ApiKeysOfAnAccount data;

    @Autowired
    private PlatformTransactionManager transactions;

    private Person somebody() {
        return Client.somebody(port, "Emma");
    }

    private static Answer create(Person person, String... scopes) {
        return person.client()
                .post(KEYS, Map.of("name", "Backup", "scopes", List.of(scopes)))
                .is(201);
    }

    private Answer exchange(String key) {
        return Client.stranger(port).post(EXCHANGES, Map.of("apiKey", key));
    }

    private Client machine(Answer key) {
        return Client.stranger(port).with(exchange(key.field("apiKey")).is(200));
    }

    @Test
    void isShownOnce() {
        var emma = somebody();

        var created = create(emma, "catalog:read", "user:read", "catalog:read");
        var listed = emma.client().get(KEYS).is(200);

        assertThat(created.field("apiKey")).matches("nxk_[A-Za-z0-9_-]{43}").endsWith(created.field("lastFour"));
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        assertThat(created.json().required("scopes").toString()).isEqualTo("[\"catalog:read\",\"user:read\"]");
        assertThat(Duration.between(
                        Instant.parse(created.field("createdAt")), Instant.parse(created.field("expiresAt"))))
                .isEqualTo(Duration.ofDays(90));
        assertThat(listed.json().at("/items/0/id").asString()).isEqualTo(created.field("id"));
        assertThat(listed.json().at("/items/0").has("apiKey")).isFalse();
        assertThat(listed.json().at("/items/0/lastUsedAt").isNull()).isTrue();
        assertThat(listed.text()).doesNotContain(created.field("apiKey"));
    }

    @Test
    void leavesItsHashOnly() {
        var created = create(somebody(), "user:read");

        var stored = database.sql("select to_jsonb(key)::text from api_key key where id = ?::uuid")
                .param(created.field("id"))
                .query(String.class)
                .single();

        var secret = created.field("apiKey").substring("nxk_".length());
        assertThat(stored).contains("Backup").doesNotContain(secret, secret.substring(0, 20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"scopes\":[\"user:read\"]}|#/name",
                "{\"name\":\" \",\"scopes\":[\"user:read\"]}|#/name",
                "{\"name\":\"a\\u0000b\",\"scopes\":[\"user:read\"]}|#/name",
                "{\"name\":\"x\"}|#/scopes",
                "{\"name\":\"x\",\"scopes\":[]}|#/scopes",
                "{\"name\":\"x\",\"scopes\":[\"user:read\",\"user:everything\"]}|#/scopes/1",
                "{\"name\":\"x\",\"scopes\":[\"user:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}|#/expiresAt",
                "{\"name\":\"x\",\"scopes\":[\"user:read\"],\"expiresAt\":\"2999-01-01T00:00:00Z\"}|#/expiresAt"
            })
    void isNotMadeOfImpossibleWishes(String wanted, String pointer) {
        var problem = somebody().client().post(KEYS, wanted).isProblem(422, "validation-failed");

        assertThat(problem.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void isNotMadeInASessionThatEndedAMomentAgo() {
        var emma = somebody();
        database.sql("update session set ended_at = now(), end_reason = 'PASSWORD_CHANGED' where id = ?::uuid")
                .param(emma.tokens().field("sessionId"))
                .update();

        emma.client()
                .post(KEYS, Map.of("name", "Backup", "scopes", List.of("user:read")))
                .isProblem(401, "invalid-token");
    }

    @Test
    void isGoodForItsScopesOnly() {
        var emma = somebody();
        var machine = machine(create(emma, "user:read"));

        assertThat(machine.get("/api/v1/me").is(200).field("id"))
                .isEqualTo(emma.id().toString());
        machine.post("/api/v1/libraries", Map.of("name", "Attic")).isProblem(403, "insufficient-scope");
        machine.get(KEYS).isProblem(403, "insufficient-scope");
        machine.get("/api/v1/sessions").isProblem(403, "insufficient-scope");
        machine(create(emma, "catalog:read")).get("/api/v1/me").isProblem(403, "insufficient-scope");
        machine(create(emma, "user:write"))
                .post("/api/v1/libraries", Map.of("name", "Attic"))
                .is(201);
    }

    @Test
    void isExchangedForATokenThatNeverOutlivesIt() {
        var emma = somebody();
        var key = create(emma, "user:read");
        var soon = emma.client()
                .post(
                        KEYS,
                        Map.of(
                                "name",
                                "Soon gone",
                                "scopes",
                                List.of("user:read"),
                                "expiresAt",
                                Clock.systemUTC().instant().plusSeconds(60).toString()))
                .is(201);

        assertThat(exchange(key.field("apiKey"))
                        .is(200)
                        .json()
                        .required("expiresIn")
                        .asInt())
                .isEqualTo(300);
        assertThat(exchange(soon.field("apiKey"))
                        .is(200)
                        .json()
                        .required("expiresIn")
                        .asInt())
                .isBetween(1, 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nxk_", "nxk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "bearer", "nxk_ä"})
    void isNotGuessed(String guess) {
        exchange(guess).isProblem(401, "invalid-api-key");
    }

    @Test
    void isAnsweredAlikeWhateverIsWrongWithIt() {
        var emma = somebody();
        var expired = create(emma, "user:read");
        database.sql("update api_key set expires_at = now() where id = ?::uuid")
                .param(expired.field("id"))
                .update();
        var revoked = create(emma, "user:read");
        emma.client().delete(KEYS + "/" + revoked.field("id")).is(204);
        var harriet = somebody();
        var disabled = create(harriet, "user:read");
        database.sql("update account set disabled_at = now() where id = ?")
                .param(harriet.id())
                .update();

        var unknown = exchange("nxk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        for (var key : List.of(expired, revoked, disabled)) {
            var answer = exchange(key.field("apiKey")).isProblem(401, "invalid-api-key");
            assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(unknown));
        }
    }

    private static String withoutTrace(Answer problem) {
        return problem.text().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }

    @Test
    void endsWithinSecondsWhenItIsRevoked() {
        var emma = somebody();
        var key = create(emma, "user:read");
        var machine = machine(key);
        machine.get("/api/v1/me").is(200);

        somebody().client().delete(KEYS + "/" + key.field("id")).isProblem(404, "api-key-not-found");
        emma.client().delete(KEYS + "/" + key.field("id")).is(204);

        await().atMost(SECONDS).untilAsserted(() -> machine.get("/api/v1/me").isProblem(401, "invalid-token"));
        emma.client().get("/api/v1/me").is(200);
        assertThat(emma.client().get(KEYS).json().required("items")).isEmpty();
        emma.client().delete(KEYS + "/" + key.field("id")).isProblem(404, "api-key-not-found");
    }

    @Test
    void isToldToTheOthersAndRecorded() {
        var emma = somebody();
        var key = create(emma, "playback:write", "catalog:read");
        emma.client().delete(KEYS + "/" + key.field("id")).is(204);

        var created = probe.await(
                "user.api-key.created.v1",
                told -> told.at("/data/apiKeyId").asString().equals(key.field("id")));
        assertThat(created.at("/data/scopes").toString()).isEqualTo("[\"catalog:read\",\"playback:write\"]");
        assertThat(created.toString())
                .doesNotContain(key.field("apiKey"), key.field("apiKey").substring(4));
        probe.await(
                "user.api-key.revoked.v1",
                told -> told.at("/data/apiKeyId").asString().equals(key.field("id")));
        assertThat(probe.violations()).isEmpty();
        assertThat(database.sql("""
                        select action from security_event where details ->> 'apiKey' = ? and account_id = actor_id
                        order by id""").param(key.field("id")).query(String.class).list())
                .containsExactly("api-key-created", "api-key-revoked");
    }

    @Test
    void remembersItsLastUse() {
        var emma = somebody();
        var key = create(emma, "user:read");
        var before = Clock.systemUTC().instant().minusSeconds(1);
        machine(key);

        uses.write();

        var used = emma.client().get(KEYS).json().at("/items/0/lastUsedAt").asString();
        assertThat(Instant.parse(used)).isAfter(before);
    }

    @Test
    void isOneOfFiftyAtMostAlsoWhenTheyAreMadeAtOnce() throws Exception {
        var emma = somebody();
        database.sql("""
                        insert into api_key (id, account_id, name, scopes, hash, last_four, created_at, expires_at)
                        select gen_random_uuid(), ?, 'x', '{user:read}', sha256(random()::text::bytea), 'xxxx', now(),
                            now() + interval '1 h'
                        from generate_series(1, 48)""").param(emma.id()).update();
        var creations = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(_ -> () -> emma.client()
                        .post(KEYS, Map.of("name", "Backup", "scopes", List.of("user:read")))
                        .status())
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    threads.invokeAll(creations).stream().map(Future::resultNow).toList();

            assertThat(statuses)
                    .containsOnly(201, 409)
                    .filteredOn(status -> status == 201)
                    .hasSize(2);
        }
        emma.client()
                .post(KEYS, Map.of("name", "Backup", "scopes", List.of("user:read")))
                .isProblem(409, "too-many-api-keys");
    }

    @Test
    void isListedPageByPage() {
        var emma = somebody();
        var ids = IntStream.range(0, 3)
                .mapToObj(_ -> create(emma, "user:read").field("id"))
                .toList();

        var first = emma.client().get(KEYS + "?limit=2").is(200);
        var second = emma.client()
                .get(KEYS + "?limit=2&cursor=" + first.field("next"))
                .is(200);

        assertThat(first.json().at("/items/0/id").asString()).isEqualTo(ids.getFirst());
        assertThat(second.json().required("items")).hasSize(1);
        assertThat(second.json().at("/items/0/id").asString()).isEqualTo(ids.getLast());
    }

    @Test
    void isShownAndErasedWithItsAccount() {
        var emma = somebody();
        var key = create(emma, "user:read").field("id");

        var held = new TransactionTemplate(transactions).execute(_ -> {
            try (var keys = data.about(emma.id())) {
                return keys.toList();
            }
        });
        data.erase(emma.id());

        assertThat(held).hasSize(1).first().asString().contains(key, "user:read");
        assertThat(emma.client().get(KEYS).json().required("items")).isEmpty();
    }

    @Test
    void isForgottenAMonthAfterItsEnd() {
        var emma = somebody();
        var old = UUID.fromString(create(emma, "user:read").field("id"));
        var living = UUID.fromString(create(emma, "user:read").field("id"));
        database.sql("update api_key set expires_at = now() - interval '31 d' where id = ?")
                .param(old)
                .update();

        purging.purge();

        assertThat(database.sql("select id from api_key where account_id = ?")
                        .param(emma.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(living);
    }
}
