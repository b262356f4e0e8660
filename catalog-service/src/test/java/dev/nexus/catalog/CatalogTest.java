package dev.nexus.catalog;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, with members made by user-service's events. All its tests share one context. */
@ServiceTest
@Import(StatementCount.class)
public abstract class CatalogTest {

    /** Where folders are imported from. */
    protected static final Path IMPORT_ROOT = temporary("import-root");

    /** A library that may have 500 KB; each test run has another. */
    protected static final UUID SMALL_LIBRARY = UUID.randomUUID();

    private static final Path MEDIA = temporary("media");
    private static final Path SEARCH_INDEX = temporary("search-index");

    @LocalServerPort
    private int port;

    @Autowired
    protected TestEvents events;

    @Autowired
    protected EventProbe probe;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry properties) {
        properties.add("NEXUS_MEDIA_DIR", MEDIA::toString);
        properties.add("NEXUS_IMPORT_ROOT", IMPORT_ROOT::toString);
        properties.add("NEXUS_SEARCH_INDEX", SEARCH_INDEX::toString);
        properties.add("nexus.media.keep-free", () -> "0B");
        properties.add("nexus.library-quota.libraries." + SMALL_LIBRARY, () -> "500KB");
        properties.add("nexus.ingest.lease", () -> "3s");
    }

    /** The API as this account sees it. */
    protected CatalogApi as(UUID account) {
        return new CatalogApi(port, account);
    }

    /** A new member of a library, known to the catalogue. */
    protected UUID member(UUID library, LibraryRole role) {
        UUID account = UUID.randomUUID();
        join(account, library, role);
        return account;
    }

    /** Makes an account a member as user-service would, and waits until the catalogue knows. */
    protected void join(UUID account, UUID library, LibraryRole role) {
        UUID membership = UUID.randomUUID();
        events.publish(
                "/user/memberships/" + membership,
                1,
                new UserEvent.MembershipGranted(membership, library, account, role, Instant.now()));
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from membership where membership_id = :id")
                                .param("id", membership)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    /** Ends a membership as user-service would, and waits until the catalogue knows. */
    protected void leave(UUID account, UUID library) {
        UUID membership = jdbc.sql(
                        "select membership_id from membership where account_id = :account and library_id = :library")
                .param("account", account)
                .param("library", library)
                .query(UUID.class)
                .single();
        awaitHandled(events.publish(
                "/user/memberships/" + membership,
                2,
                new UserEvent.MembershipRevoked(membership, library, account, Instant.now())));
    }

    /** Deletes a library as user-service would, and waits until the catalogue knows. */
    protected void deleteLibrary(UUID library) {
        awaitHandled(
                events.publish("/user/libraries/" + library, 2, new UserEvent.LibraryDeleted(library, Instant.now())));
    }

    /** Waits until events have taken effect, or were seen to have none. */
    protected void awaitHandled(String... sent) {
        UUID[] ids = Arrays.stream(sent)
                .map(event -> UUID.fromString(
                        JsonMapper.shared().readTree(event).get("id").asString()))
                .toArray(UUID[]::new);
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from inbox_event where event_id = any (:ids)")
                                .param("ids", ids)
                                .query(Integer.class)
                                .single()
                        == ids.length);
    }

    /** How many files the media store holds, visible or not. */
    protected static long storedFiles() {
        try (var files = Files.walk(MEDIA)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary(String name) {
        try {
            Path folder = Files.createTempDirectory("nexus-catalog-" + name).toRealPath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
