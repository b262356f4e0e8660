package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.library.LibraryId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the books of watched folders lie, and what their files were when they were imported last. */
@Repository
public class FolderSources {

    /**
     * A book that came from a folder.
     *
     * @param isRemoved whether a curator has deleted it since
     */
    record Previous(BookId book, boolean isRemoved) {}

    private record Row(String folder, String fingerprint) {}

    private final JdbcClient jdbc;

    FolderSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The fingerprints of all that was found in a watched folder, by their folders. */
    public Map<String, String> fingerprints(LibraryId library, String shelf) {
        return jdbc
                .sql("""
                        select folder, fingerprint from folder_source
                        where library_id = :library and folder >= :from and folder < :to
                        """)
                .param("library", library.value())
                .param("from", shelf + "/")
                .param("to", shelf + "0")
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::folder, Row::fingerprint));
    }

    /** Forgets places that are not there any more; the books stay. */
    public void forget(LibraryId library, Collection<String> folders) {
        jdbc.sql("delete from folder_source where library_id = :library and folder = any (:folders)")
                .param("library", library.value())
                .param("folders", folders.toArray(String[]::new))
                .update();
    }

    /** Notes that a book's files are imported as they are. */
    void note(LibraryId library, String folder, String fingerprint, ImportId id) {
        jdbc.sql("""
                        insert into folder_source (library_id, folder, fingerprint, import_id)
                        values (:library, :folder, :fingerprint, :import)
                        on conflict (library_id, folder)
                        do update set fingerprint = excluded.fingerprint, import_id = excluded.import_id
                        """)
                .param("library", library.value())
                .param("folder", folder)
                .param("fingerprint", fingerprint)
                .param("import", id.value())
                .update();
    }

    /** Notes which book has come of an import. */
    void remember(ImportId id, BookId book) {
        jdbc.sql("update folder_source set book_id = :book where import_id = :import")
                .param("book", book.value())
                .param("import", id.value())
                .update();
    }

    /** Lets the next scan import the files again, because it was not their fault that it failed. */
    void importAgain(ImportId id) {
        jdbc.sql("update folder_source set fingerprint = '' where import_id = :import")
                .param("import", id.value())
                .update();
    }

    /** Whether an import of the folder is waiting or running. */
    boolean isBeingImported(LibraryId library, String folder) {
        return jdbc.sql("""
                        select exists (
                            select from folder_source s join import_job j on j.id = s.import_id
                            where s.library_id = :library and s.folder = :folder and j.state in ('queued', 'running'))
                        """)
                .param("library", library.value())
                .param("folder", folder)
                .query(Boolean.class)
                .single();
    }

    /** The book that came of what lay in a folder before. */
    Optional<Previous> previous(ImportId id) {
        record Found(UUID id, boolean removed) {}
        return jdbc.sql("""
                        select b.id, b.removed_at is not null as removed
                        from folder_source s join book b on b.id = s.book_id and b.library_id = s.library_id
                        where s.import_id = :import
                        """)
                .param("import", id.value())
                .query(Found.class)
                .optional()
                .map(found -> new Previous(new BookId(found.id()), found.removed()));
    }
}
