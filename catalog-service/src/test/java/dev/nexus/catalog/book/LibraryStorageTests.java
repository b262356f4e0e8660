package dev.nexus.catalog.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How much room a library takes, and that it takes no more than it may. */
class LibraryStorageTests extends CatalogTest {

    private static final long COVER = DemoBooks.bytes(DemoBooks.poemsCover()).length;

    @Autowired
    private LibraryStorage storage;

    @AfterEach
    void emptyTheSmallLibrary() {
        jdbc.sql("delete from book where library_id = :library")
                .param("library", SMALL_LIBRARY)
                .update();
    }

    @Test
    void countsAudioAndCoversUntilTheirBytesAreGone() {
        UUID library = UUID.randomUUID();
        var owner = as(member(library, LibraryRole.OWNER));
        var files = new ArrayList<>(DemoBooks.poems().stream().map(Upload::of).toList());
        files.add(Upload.of(DemoBooks.poemsCover()));
        long audio = DemoBooks.poems().stream()
                .mapToLong(file -> DemoBooks.bytes(file).length)
                .sum();

        assertThat(used(owner, library)).isZero();
        String book = owner.bookOf(library, files);
        assertThat(used(owner, library)).isEqualTo(audio + COVER);
        owner.delete("/api/v1/books/" + book + "/cover");
        assertThat(used(owner, library)).isEqualTo(audio);
        owner.delete("/api/v1/books/" + book);
        assertThat(used(owner, library)).isEqualTo(audio);
        jdbc.sql("delete from book where id = :id")
                .param("id", UUID.fromString(book))
                .update();
        assertThat(used(owner, library)).isZero();
        assertThat(owner.json("/api/v1/libraries/" + library + "/storage")
                        .get("quota")
                        .isNull())
                .isTrue();
    }

    @Test
    void sumsUpManyChanges() {
        UUID library = UUID.randomUUID();
        var owner = as(member(library, LibraryRole.OWNER));
        jdbc.sql("insert into library_storage (library_id, bytes) select :library, n from generate_series(1, 150) n")
                .param("library", library)
                .update();

        storage.sumUp();

        assertThat(used(owner, library)).isEqualTo(150 * 151 / 2);
        assertThat(jdbc.sql("select count(*) from library_storage where library_id = :library")
                        .param("library", library)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void refusesAnUploadThatWouldNotFitBeforeItIsRead() {
        var owner = as(member(SMALL_LIBRARY, LibraryRole.OWNER));
        long before = storedFiles();

        var refused = owner.upload(SMALL_LIBRARY, List.of(Upload.of(DemoBooks.fables())));

        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(CatalogApi.parse(refused).get("code").asString()).isEqualTo("library-full");
        assertThat(owner.json("/api/v1/libraries/" + SMALL_LIBRARY + "/storage")
                        .get("quota")
                        .asLong())
                .isEqualTo(500 * 1024);
        assertThat(storedFiles()).isEqualTo(before);
    }

    /** Each of them fits alone. */
    @Test
    void twoImportsAtOnceDoNotBothTakeTheLastRoom() throws Exception {
        var owner = as(member(SMALL_LIBRARY, LibraryRole.OWNER));
        try (var threads = Executors.newFixedThreadPool(3)) {
            var importing = Stream.of(0, 1, 2)
                    .<Callable<JsonNode>>map(index -> () -> owner.imported(
                            SMALL_LIBRARY, List.of(Upload.of(DemoBooks.poems().get(index)))))
                    .toList();
            var states = new ArrayList<String>();
            for (var done : threads.invokeAll(importing)) {
                states.add(done.get().get("state").asString());
                if (done.get().get("state").asString().equals("failed")) {
                    assertThat(done.get().at("/problem/code").asString()).isEqualTo("library-full");
                }
            }
            assertThat(states).contains("succeeded", "failed");
        }
        assertThat(used(owner, SMALL_LIBRARY)).isLessThanOrEqualTo(500 * 1024);
    }

    private static long used(CatalogApi api, UUID library) {
        return api.json("/api/v1/libraries/" + library + "/storage").get("used").asLong();
    }
}
