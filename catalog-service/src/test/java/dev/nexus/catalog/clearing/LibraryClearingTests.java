package dev.nexus.catalog.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.book.BookMother;
import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.catalog.library.MissingLibrary;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.contracts.LibraryRole;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class LibraryClearingTests extends CatalogTest {

    private static final List<String> TABLES =
            List.of("book", "contributor", "series", "genre", "import_job", "membership");

    private final UUID library = UUID.randomUUID();

    @Autowired
    private MediaStore store;

    @Autowired
    private BookPublishing publishing;

    @Autowired
    private LibraryClearing clearing;

    @Test
    void removesAllRowsAndFilesOfADeletedLibrary() {
        var files = bookIn(library);
        assertThat(files).hasSize(2).allMatch(store::holds);

        deleteLibrary(library);

        Awaitility.await().untilAsserted(() -> assertThat(left(library)).isEmpty());
        assertThat(files).noneMatch(store::holds);
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void leavesOtherLibrariesAlone() {
        var other = UUID.randomUUID();
        var kept = bookIn(other);

        deleteLibrary(library);
        clearing.clear();

        assertThat(kept).allMatch(store::holds);
        assertThat(left(other)).containsExactlyElementsOf(TABLES);
    }

    @Test
    void letsNothingBePublishedAnyMore() {
        deleteLibrary(library);

        assertThatExceptionOfType(MissingLibrary.class)
                .isThrownBy(() -> BookMother.book(library, "Emma").publish(publishing));
    }

    @Test
    void removesABookThatWasJustBeingPublished() {
        BookMother.book(library, "Emma").by("Jane Austen").in("Novels", "1").publish(publishing);
        jdbc.sql("insert into library (id, deleted_at) values (:library, now())")
                .param("library", library)
                .update();

        clearing.clear();

        assertThat(left(library)).isEmpty();
    }

    @Test
    void endsImportsThatHaveNotBegun() {
        deleteLibrary(library);
        jdbc.sql("""
                        insert into import_job (id, library_id, requested_by, cover_id, state, progress, attempts,
                                                created_at, updated_at)
                        values (:id, :library, :id, :id, 'queued', 0, 0, now(), now())
                        """).param("id", UUID.randomUUID()).param("library", library).update();

        Awaitility.await().untilAsserted(() -> assertThat(jdbc.sql(
                                "select coalesce(problem_code, 'none yet') from import_job where library_id = :library")
                        .param("library", library)
                        .query(String.class)
                        .single())
                .isEqualTo("library-not-found"));
    }

    private List<MediaName> bookIn(UUID somewhere) {
        var owner = as(member(somewhere, LibraryRole.OWNER));
        JsonNode done = owner.imported(somewhere, List.of(Upload.of(DemoBooks.fables())));
        return jdbc.sql("""
                        select id from audio_file where book_id = cast(:book as uuid)
                        union all
                        select media_id from cover where book_id = cast(:book as uuid)
                        """).param("book", done.get("bookIds").get(0).asString()).query(UUID.class).list().stream()
                .map(MediaName::new)
                .toList();
    }

    /** The tables that have something of a library. */
    private List<String> left(UUID somewhere) {
        return TABLES.stream()
                .filter(table -> jdbc.sql("select exists (select from " + table + " where library_id = :library)")
                        .param("library", somewhere)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
