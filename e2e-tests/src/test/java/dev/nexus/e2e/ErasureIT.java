package dev.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.e2e.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody uses every service, takes a copy of all of it along, and is forgotten everywhere. */
@ExtendWith(WholeSuite.class)
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String EXPORTS = "/api/v1/me/exports";

    /** All that may know the identifier of an account that was. */
    private static final Set<String> KEPT = Set.of(
            "catalog.erased_account",
            "notification.erased_account",
            "playback.erased_account",
            "users.erased_account",
            "users.erasure");

    /** Where the identifier may stand until the last access token has expired. */
    private static final String REVOKED = "users.revoked_account";

    private final RunningNexus nexus;

    ErasureIT(RunningNexus nexus) {
        this.nexus = nexus;
    }

    @Test
    void givesEverythingOutAndThenForgetsIt() throws Exception {
        // The first account of all administers the installation, and could not leave before others.
        Household.movesIn(nexus);
        Household ada = Household.movesIn(nexus);
        UUID book = ada.hasImported(Household.poems());
        ada.canHear(book);
        ada.report("phone", book, "pause", 0, 30);
        ada.report("phone", book, "finish", 30, 60);
        Awaitility.await("a notification").atMost(PATIENCE).until(() -> !ada.notifications()
                .isEmpty());
        Awaitility.await("all know of it").atMost(PATIENCE).untilAsserted(() -> assertThat(mentioning(ada.accountId()))
                .contains("catalog.listening_state", "playback.place", "notification.notification"));

        assertThatAllIsIn(archive(ada), ada, book);

        Answer left = ada.api().delete("/api/v1/me", Map.of("password", Household.PASSWORD));
        assertThat(left.status()).as("%s", left.json()).isEqualTo(204);

        Awaitility.await("all services have answered").atMost(PATIENCE).until(() -> isComplete(ada.accountId()));
        Awaitility.await("nothing is left").atMost(PATIENCE).untilAsserted(() -> {
            Set<String> found = mentioning(ada.accountId());
            found.remove(REVOKED);
            assertThat(found).containsExactlyInAnyOrderElementsOf(KEPT);
            assertThat(mentioning(inAddressOf(ada))).isEmpty();
        });
        assertThat(ada.report("phone", book, "pause", 60, 70).status()).isEqualTo(401);
        assertThat(ada.api().get("/api/v1/me").status()).isEqualTo(401);
        assertThat(parts(ada.accountId())).containsExactly("catalog", "notification", "playback", "user");
    }

    private static JsonNode archive(Household ada) throws IOException {
        Answer asked = ada.api().post(EXPORTS, Map.of());
        assertThat(asked.status()).as("%s", asked.json()).isEqualTo(202);
        String path = EXPORTS + "/" + asked.json().get("id").asString();
        JsonNode done = Awaitility.await("export")
                .atMost(PATIENCE)
                .until(() -> ada.api().get(path).json(), view -> List.of("succeeded", "failed")
                        .contains(view.get("state").asString()));
        assertThat(done.get("state").asString()).as("%s", done).isEqualTo("succeeded");
        Answer content = ada.api().get(done.get("downloadUrl").asString());
        assertThat(content.header("Content-Type")).isEqualTo("application/zip");
        assertThat(content.bytes()).hasSize(done.get("size").asInt());
        ObjectNode files = JsonMapper.shared().createObjectNode();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content.bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.set(entry.getName(), JsonMapper.shared().readTree(zip.readAllBytes()));
            }
        }
        return files;
    }

    private static void assertThatAllIsIn(JsonNode archive, Household ada, UUID book) {
        assertThat(archive.propertyNames())
                .containsExactly("user.json", "catalog.json", "playback.json", "notification.json", "manifest.json");
        assertThat(archive.at("/user.json/profile/0/email").asString()).isEqualTo(ada.email());
        assertThat(archive.at("/user.json/memberships/0/libraryId").asString())
                .isEqualTo(ada.libraryId().toString());
        assertThat(archive.at("/catalog.json/imports/0/bookId").asString()).isEqualTo(book.toString());
        assertThat(archive.at("/catalog.json/listeningStates/0/bookId").asString())
                .isEqualTo(book.toString());
        assertThat(archive.at("/playback.json/positions/0/bookId").asString()).isEqualTo(book.toString());
        assertThat(archive.at("/playback.json/completions")).hasSize(1);
        assertThat(archive.get("notification.json")
                        .at("/notifications/0/bookId")
                        .asString())
                .isEqualTo(book.toString());
        assertThat(archive.at("/manifest.json/files")).hasSize(4);
    }

    /** The address has an identifier of its own in it. */
    private static UUID inAddressOf(Household household) {
        return UUID.fromString(household.email().replaceAll("^ada-|@.*$", ""));
    }

    private boolean isComplete(UUID account) throws SQLException {
        return !texts(
                        "select completed_at::text from users.erasure where completed_at is not null and account_id = ?",
                        account)
                .isEmpty();
    }

    private List<String> parts(UUID account) throws SQLException {
        return texts("""
                select part.service from users.erasure join users.erasure_part part on part.erasure_id = erasure.id
                where erasure.account_id = ? and part.erased_at is not null order by part.service
                """, account);
    }

    /** The tables of all services that have a row with an identifier in it, partitions and queues of events among them. */
    private Set<String> mentioning(UUID id) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection database = nexus.database();
                var tables = database.createStatement();
                var names = tables.executeQuery("""
                        select quote_ident(nspname) || '.' || quote_ident(relname)
                        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                        where relkind = 'r' and nspname in ('users', 'catalog', 'playback', 'notification')
                        """)) {
            while (names.next()) {
                if (mentions(database, names.getString(1), id)) {
                    found.add(names.getString(1));
                }
            }
        }
        return found;
    }

    private static boolean mentions(Connection database, String table, UUID id) throws SQLException {
        String sql = "select exists (select from %s as held where strpos(lower(held::text), ?) > 0)".formatted(table);
        try (var statement = database.prepareStatement(sql)) {
            statement.setString(1, id.toString());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private List<String> texts(String sql, UUID account) throws SQLException {
        try (Connection database = nexus.database();
                var statement = database.prepareStatement(sql)) {
            statement.setObject(1, account);
            List<String> texts = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
