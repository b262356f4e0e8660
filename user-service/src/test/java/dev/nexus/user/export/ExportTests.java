package dev.nexus.user.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Answer;
import dev.nexus.user.Client.Person;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.export.FakeServices.Trouble;
import dev.nexus.user.token.AccessGrant;
import dev.nexus.user.token.AccessTokenSigning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is known about somebody, as one archive. */
@ServiceTest
class ExportTests {

    private static final String PATH = "/api/v1/me/exports";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceAddresses addresses;

    @Autowired
    private Exports exports;

    @Autowired
    private AccessTokenSigning signing;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    private FakeServices services;
    private Person ada;

    @BeforeEach
    void adaSignsIn() {
        services = new FakeServices(addresses);
        ada = Client.somebody(port, "Ada");
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void holdsWhatEachServiceKnowsAndAManifest() throws Exception {
        var random = new byte[3_000_000];
        new Random(1815).nextBytes(random);
        services.say("notification", Base64.getEncoder().encodeToString(random));

        var done = succeeded(request());
        var files = unzip(content(done));

        assertThat(files.keySet())
                .containsExactly("user.json", "catalog.json", "playback.json", "notification.json", "manifest.json");
        assertThat(json(files, "user.json").at("/profile/0/email").asString()).isEqualTo(ada.email());
        assertThat(json(files, "user.json").at("/sessions/0/deviceName").asString())
                .isEqualTo("Phone");
        assertThat(json(files, "catalog.json").at("/said").asString()).isEqualTo("catalog");
        assertThat(json(files, "notification.json").at("/said").asString()).hasSize(4_000_000);
        var manifest = json(files, "manifest.json");
        assertThat(manifest.at("/accountId").asString()).isEqualTo(ada.id().toString());
        for (var file : manifest.at("/files")) {
            var bytes = Objects.requireNonNull(files.get(file.get("name").asString()));
            assertThat(file.get("size").asInt()).isEqualTo(bytes.length);
            assertThat(file.get("sha256").asString())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        assertThat(manifest.at("/files")).hasSize(4);
    }

    @Test
    void isAnAttachmentThatNoCacheKeeps() {
        var done = succeeded(request());

        var content = content(done);

        assertThat(done.header("Content-Type")).startsWith("application/json");
        assertThat(content.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(content.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"nexus-export-");
        assertThat(content.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(content.headers().firstValueAsLong("Content-Length")).hasValue(content.body().length);
        assertThat(done.json().get("size").asInt()).isEqualTo(content.body().length);
    }

    @Test
    void asksEachServiceForThisPersonAloneAndOnlyToRead() {
        succeeded(request());

        for (var service : Set.of("catalog", "playback", "notification")) {
            assertThat(services.token(service).get("sub").asString())
                    .isEqualTo(ada.id().toString());
            assertThat(services.token(service).get("scope").asString()).isEqualTo(service + ":read");
            assertThat(services.token(service).get("roles")).isEmpty();
        }
    }

    @Test
    void isTriedAgainWhenAServiceIsAwayOrBreaksOff() throws Exception {
        services.trouble("playback", Trouble.AWAY);
        services.trouble("catalog", Trouble.BREAKS_OFF);

        var files = unzip(content(succeeded(request())));

        assertThat(json(files, "catalog.json").at("/said").asString()).isEqualTo("catalog");
        assertThat(json(files, "playback.json").at("/said").asString()).isEqualTo("playback");
    }

    @Test
    void isGivenUpInTheEndAndSaysWhy() {
        services.trouble("playback", Trouble.AWAY, Trouble.AWAY, Trouble.BREAKS_OFF);

        var failed = ended(request());

        assertThat(failed.field("state")).isEqualTo("failed");
        assertThat(failed.json().at("/problem/code").asString()).isEqualTo("export-failed");
        assertThat(failed.json().at("/problem/detail").asString()).contains("playback");
        ada.client().get(path(failed) + "/content").isProblem(409, "export-not-ready");
        assertThat(succeeded(request()).field("id")).isNotEqualTo(failed.field("id"));
    }

    @Test
    void isSomebodyElsesToNobody() {
        var done = succeeded(request());
        var eve = Client.somebody(port, "Eve");

        eve.client().get(path(done)).isProblem(404, "export-not-found");
        eve.client().get(path(done) + "/content").isProblem(404, "export-not-found");
        eve.client().delete(path(done)).isProblem(404, "export-not-found");
        assertThat(eve.client().get(PATH).json().get("items")).isEmpty();
        assertThat(ada.client().get(PATH).json().get("items")).hasSize(1);
    }

    @Test
    void goesOnWhereAWorkerHasDied() throws Exception {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into export_job (id, account_id, state, attempts, next_try_at, lease_owner, lease_until,
                            created_at, expires_at)
                        values (:id, :account, 'RUNNING', 1, now(), gen_random_uuid(), now() + interval '1 hour',
                            now(), now() + interval '1 day')""").param("id", id).param("account", ada.id()).update();
        database.sql("insert into export_chunk (export_id, ordinal, sealed) values (?, 0, ''), (?, 7, '')")
                .params(id, id)
                .update();
        assertThat(request().field("id")).isEqualTo(id.toString());

        database.sql("update export_job set lease_until = now() - interval '1 second' where id = ?")
                .param(id)
                .update();

        var done = succeeded(ada.client().get(PATH + "/" + id));
        assertThat(unzip(content(done))).hasSize(5);
        assertThat(chunks(id)).isEqualTo(1);
    }

    @Test
    void isSealedInTheDatabase() {
        var done = succeeded(request());

        var stored = database.sql("select sealed from export_chunk where export_id = ? and ordinal = 0")
                .param(UUID.fromString(done.field("id")))
                .query((row, _) -> row.getBytes("sealed"))
                .single();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("PK", "user.json");
    }

    @Test
    void goesWhenItsOwnerSaysSo() {
        var done = succeeded(request());

        ada.client().delete(path(done)).is(204);

        ada.client().get(path(done)).isProblem(404, "export-not-found");
        assertThat(chunks(UUID.fromString(done.field("id")))).isZero();
    }

    @Test
    void goesByItselfInTheEnd() {
        var done = succeeded(request());
        var id = UUID.fromString(done.field("id"));
        database.sql("update export_job set expires_at = now() - interval '1 second' where id = ?")
                .param(id)
                .update();

        ada.client().get(path(done)).isProblem(404, "export-not-found");
        exports.deleteExpired();

        assertThat(chunks(id)).isZero();
    }

    @Test
    void isMadeOnlySoOftenADay() {
        for (var i = 0; i < 5; i++) {
            ada.client().delete(path(request())).is(204);
        }

        var refused = ada.client().post(PATH, Map.of()).isProblem(429, "too-many-exports");

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_600, 86_400);
    }

    @Test
    void isForNoApiKey() {
        var grant = new AccessGrant(
                new AccountId(ada.id()), false, UUID.randomUUID(), Set.of("user:read", "user:write"), null);
        var machine = Client.bearing(port, "Bearer " + signing.sign(grant, clock.instant(), Duration.ofMinutes(1)));

        machine.post(PATH, Map.of()).isProblem(403, "insufficient-scope");
        machine.get("/api/v1/me/data/user").isProblem(403, "insufficient-scope");
    }

    private Answer request() {
        var accepted = ada.client().post(PATH, Map.of()).is(202);
        assertThat(accepted.header("Location")).isEqualTo(path(accepted));
        return accepted;
    }

    private Answer succeeded(Answer export) {
        var done = ended(export);
        assertThat(done.field("state")).as(done.text()).isEqualTo("succeeded");
        assertThat(done.json().get("progress").asDouble()).isEqualTo(1);
        assertThat(done.field("downloadUrl")).isEqualTo(path(done) + "/content");
        return done;
    }

    private Answer ended(Answer export) {
        return await().atMost(PATIENCE)
                .until(() -> ada.client().get(path(export)).is(200), view -> Set.of("succeeded", "failed")
                        .contains(view.field("state")));
    }

    private static String path(Answer export) {
        return PATH + "/" + export.field("id");
    }

    private HttpResponse<byte[]> content(Answer done) {
        var asked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + done.field("downloadUrl")))
                .header("Authorization", "Bearer " + ada.tokens().field("accessToken"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(asked, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, byte[]> unzip(HttpResponse<byte[]> archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static JsonNode json(Map<String, byte[]> files, String name) {
        return JsonMapper.shared().readTree(files.get(name));
    }

    private long chunks(UUID export) {
        return database.sql("select count(*) from export_chunk where export_id = ?")
                .param(export)
                .query(Long.class)
                .single();
    }
}
