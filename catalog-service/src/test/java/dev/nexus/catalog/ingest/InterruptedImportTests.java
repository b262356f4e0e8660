package dev.nexus.catalog.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.contracts.LibraryRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of imports whose process died. A death is an import that is held by nobody alive. */
class InterruptedImportTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();
    private final MediaName file = new MediaName(UUID.randomUUID());

    @Autowired
    private ImportJobs jobs;

    @Autowired
    private ImportEnding ending;

    @Autowired
    private MediaStore store;

    @Autowired
    private OrphanSweep sweep;

    @Autowired
    private ImportRun run;

    private CatalogApi owner;

    @BeforeEach
    void stageAFile() {
        owner = as(member(library, LibraryRole.OWNER));
        store.stage(file, new ByteArrayInputStream(DemoBooks.bytes(DemoBooks.fables())), count -> {});
    }

    @Test
    void takesUpAnImportWhoseWorkerDied() {
        JsonNode done = owner.finished(dead(1));

        assertThat(done.get("state").asString()).isEqualTo("succeeded");
        assertThat(done.get("bookIds")).hasSize(1);
        var told = probe.await("catalog.import.succeeded.v1", event -> isOf(done, event));
        assertThat(told.at("/data/bookIds")).isEqualTo(done.get("bookIds"));
        assertThat(told.at("/data/accountId").asString())
                .isEqualTo(done.get("id").asString());
    }

    @Test
    void takesUpAnImportThatDiedAfterItsBytesWerePublished() {
        store.publish(file);

        JsonNode done = owner.finished(dead(1));

        assertThat(done.get("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void givesUpAnImportThatKillsItsWorkers() {
        JsonNode done = owner.finished(dead(5));

        assertThat(done.get("state").asString()).isEqualTo("failed");
        assertThat(done.at("/problem/code").asString()).isEqualTo("import-abandoned");
        assertThat(store.holds(file)).isFalse();
        var told = probe.await("catalog.import.failed.v1", event -> isOf(done, event));
        assertThat(told.at("/data/problem").asString()).isEqualTo("import-abandoned");
        assertThat(told.get("libraryid").asString()).isEqualTo(library.toString());
    }

    @Test
    void givesAnImportBackWhenItsWorkerStops() {
        JsonNode running = insert("running", 1, "now() + interval '1 hour'");
        UUID id = UUID.fromString(running.get("id").asString());
        UUID lease = jdbc.sql("select lease_owner from import_job where id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();

        run.run(new Claim(new ImportId(id), new LibraryId(library), null, null, file, lease, 1), () -> true);

        assertThat(owner.finished(running).get("state").asString()).isEqualTo("succeeded");
        assertThat(jdbc.sql("select attempts from import_job where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void ignoresAWorkerThatLostItsLease() {
        String id = owner.finished(dead(1)).get("id").asString();
        var late = new Claim(
                new ImportId(UUID.fromString(id)), new LibraryId(library), null, null, file, UUID.randomUUID(), 1);

        assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> jobs.advance(late, 0.1, Duration.ofSeconds(20)));
        assertThatExceptionOfType(LeaseLost.class)
                .isThrownBy(() -> ending.fail(late, CatalogProblem.IMPORT_FAILED, "Late."));
        assertThat(owner.json("/api/v1/imports/" + id).get("state").asString()).isEqualTo("succeeded");
        assertThat(jdbc.sql("select last from event_sequence where source = :source")
                        .param("source", "/catalog/imports/" + id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void sweepsWhatNobodyNeeds() throws IOException {
        var orphan = new MediaName(UUID.randomUUID());
        store.stage(orphan, new ByteArrayInputStream(new byte[] {1}), count -> {});
        var fresh = new MediaName(UUID.randomUUID());
        store.stage(fresh, new ByteArrayInputStream(new byte[] {1}), count -> {});
        Path part = Files.write(store.receiving().resolve("upload_dead"), new byte[] {1});
        for (Path old : List.of(store.read(orphan), store.read(file), part)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
        insert("running", 1, "now() + interval '1 hour'");

        sweep.sweep();

        assertThat(store.holds(orphan)).isFalse();
        assertThat(part).doesNotExist();
        assertThat(store.holds(fresh)).isTrue();
        assertThat(store.holds(file)).isTrue();
    }

    private static boolean isOf(JsonNode done, JsonNode event) {
        return event.get("subject").equals(done.get("id"));
    }

    private JsonNode dead(int attempts) {
        return insert("running", attempts, "now() - interval '1 second'");
    }

    private JsonNode insert(String state, int attempts, String leaseUntil) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        with job as (
                            insert into import_job (id, library_id, requested_by, cover_id, state, progress, attempts,
                                                    lease_owner, lease_until, created_at, updated_at)
                            values (:id, :library, :id, :cover, :state, 0.3, :attempts,
                                    gen_random_uuid(), %s, now(), now()))
                        insert into import_file (id, import_id, ordinal, name, size)
                        values (:file, :id, 0, 'fables.m4b', 872797)
                        """.formatted(leaseUntil))
                .param("id", id)
                .param("library", library)
                .param("cover", UUID.randomUUID())
                .param("state", state)
                .param("attempts", attempts)
                .param("file", file.value())
                .update();
        return JsonMapper.shared().createObjectNode().put("id", id.toString());
    }
}
