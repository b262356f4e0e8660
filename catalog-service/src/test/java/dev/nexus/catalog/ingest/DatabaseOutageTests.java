package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.platform.test.FaultyLinks;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A database that goes away in the middle and comes back. */
class DatabaseOutageTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();
    private final List<Upload> files = List.of(Upload.of(DemoBooks.fables()));

    @Autowired
    private FaultyLinks links;

    @Autowired
    private HikariDataSource pool;

    private CatalogApi owner;

    @BeforeEach
    void joinTheLibrary() {
        owner = as(member(library, LibraryRole.OWNER));
    }

    /** Other tests share the service: they shall not meet a connection that died here. */
    @AfterEach
    void mend() {
        links.database().mend();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Test
    void refusesAnUploadWhileTheDatabaseIsAway() {
        long before = storedFiles();
        links.database().cut();

        var response = owner.upload(library, files);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(CatalogApi.parse(response).get("retryable").asBoolean()).isTrue();
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        Awaitility.await().until(() -> storedFiles() == before); // parts are deleted after the answer
    }

    @Test
    void finishesAnImportAfterTheDatabaseIsBack() {
        JsonNode started = CatalogApi.parse(owner.upload(library, files));
        links.database().cut();
        Awaitility.await().until(() -> owner.get("/api/v1/books").statusCode() == 503);
        links.database().mend();
        Awaitility.await().until(() -> owner.get("/api/v1/books").statusCode() == 200);

        JsonNode done = owner.finished(started);

        assertThat(done.get("state").asString()).isEqualTo("succeeded");
        assertThat(owner.json("/api/v1/books?library=" + library).get("items")).hasSize(1);
    }
}
