package dev.nexus.catalog.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent.AccountDeleted;
import dev.nexus.contracts.UserEvent.MembershipGranted;
import dev.nexus.platform.test.SchemaScan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whoever is deleted is forgotten; what was brought into a library stays there. */
class AccountErasureTests extends CatalogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID library = UUID.randomUUID();

    private UUID ada;
    private CatalogApi curator;
    private CatalogApi owner;

    @Autowired
    private DataSource database;

    @BeforeEach
    void joinTheLibrary() {
        ada = member(library, LibraryRole.CURATOR);
        curator = as(ada);
        owner = as(member(library, LibraryRole.OWNER));
    }

    @Test
    void forgetsWhoImportedABookAndKeepsTheBook() {
        var path = "/api/v1/imports/"
                + curator.imported(library, fables()).get("id").asString();

        deleted();

        probe.await("catalog.account.erased.v1", this::isOfAda);
        assertThatAdaIsForgotten();
        assertThat(owner.json(path).get("state").asString()).isEqualTo("succeeded");
        var book = owner.json(path).at("/bookIds/0").asString();
        assertThat(owner.get("/api/v1/books/" + book).statusCode()).isEqualTo(200);
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void takesInNoMembershipThatComesLater() {
        deleted();
        probe.await("catalog.account.erased.v1", this::isOfAda);

        var membership = UUID.randomUUID();
        events.publish(
                "/user/memberships/" + membership,
                1,
                new MembershipGranted(membership, library, ada, LibraryRole.CURATOR, THEN));
        member(library, LibraryRole.LISTENER);

        assertThatAdaIsForgotten();
    }

    @Test
    void refusesAnImportByATokenThatStillLives() {
        deleted();
        probe.await("catalog.account.erased.v1", this::isOfAda);

        var refused = curator.upload(library, fables());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(CatalogApi.parse(refused).get("code").asString()).isEqualTo("invalid-token");
        assertThatAdaIsForgotten();
    }

    @Test
    void showsWhatItHolds() {
        curator.imported(library, fables());

        var data = curator.json("/api/v1/me/data/catalog");

        assertThat(data.at("/memberships/0/libraryId").asString()).isEqualTo(library.toString());
        assertThat(data.at("/memberships/0/role").asString()).isEqualTo("curator");
        assertThat(data.at("/imports/0/state").asString()).isEqualTo("succeeded");
        assertThat(data.at("/imports/0/files/0").asString())
                .isEqualTo(DemoBooks.fables().getFileName().toString());
    }

    private static List<Upload> fables() {
        return List.of(Upload.of(DemoBooks.fables()));
    }

    private void deleted() {
        events.publish("/user/accounts/" + ada, 2, new AccountDeleted(ada, THEN));
    }

    private boolean isOfAda(JsonNode event) {
        return event.at("/data/accountId").asString().equals(ada.toString());
    }

    private void assertThatAdaIsForgotten() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(SchemaScan.tablesWith(database, ada))
                .containsExactly("erased_account"));
    }
}
