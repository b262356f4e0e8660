package dev.nexus.catalog.ingest;

import dev.nexus.catalog.book.CuratedMetadata;
import dev.nexus.catalog.book.LibraryStorage;
import dev.nexus.catalog.library.LibraryAccess;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Accepts imports. When it returns, the files and the job are on disk, and the import happens whatever dies. */
@Component
public class ImportRequesting {

    /** An import waits for a worker. */
    record ImportQueued(ImportId id) {}

    private final ErasedAccounts erased;
    private final LibraryAccess access;
    private final LibraryStorage storage;
    private final ImportSources sources;
    private final ImportJobs jobs;
    private final ImportReading reading;
    private final ApplicationEventPublisher events;
    private final IdSource ids;

    ImportRequesting(
            ErasedAccounts erased,
            LibraryAccess access,
            LibraryStorage storage,
            ImportSources sources,
            ImportJobs jobs,
            ImportReading reading,
            ApplicationEventPublisher events,
            IdSource ids) {
        this.erased = erased;
        this.access = access;
        this.storage = storage;
        this.sources = sources;
        this.jobs = jobs;
        this.reading = reading;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Imports the files of a multipart request as one book. They are not read before the caller is known to be allowed.
     *
     * @param idempotencyKey a request with the same key again answers the first one's import; null for none
     */
    public ImportView upload(
            UUID accountId, LibraryId library, @Nullable String idempotencyKey, HttpServletRequest request) {
        requireImporter(accountId, library);
        Optional<ImportView> repeated = reading.repeated(accountId, library, idempotencyKey);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        storage.requireRoom(library, Math.max(0, request.getContentLengthLong()));
        List<ImportFile> files = sources.uploaded(request);
        try {
            return queue(accountId, library, idempotencyKey, null, files, CuratedMetadata.NOTHING, false);
        } catch (ProblemException e) {
            // Only then: when the database fails nobody knows whether the import is there and needs its files.
            sources.discard(files);
            throw e;
        }
    }

    /** Imports a folder below the import root as one book. Its files are copied, and not touched. */
    public ImportView folder(UUID accountId, LibraryId library, @Nullable String idempotencyKey, String folder) {
        requireImporter(accountId, library);
        Optional<ImportView> repeated = reading.repeated(accountId, library, idempotencyKey);
        return repeated.isPresent()
                ? repeated.get()
                : queue(
                        accountId,
                        library,
                        idempotencyKey,
                        folder,
                        sources.inFolder(folder),
                        CuratedMetadata.NOTHING,
                        false);
    }

    /**
     * Imports finished uploads as one book, and uses them up.
     *
     * @param curated what is said of the book, whatever the files say
     * @throws ProblemException {@code upload-not-found}, {@code upload-incomplete}
     */
    public ImportView uploads(
            UUID accountId,
            LibraryId library,
            @Nullable String idempotencyKey,
            List<UUID> uploads,
            CuratedMetadata curated) {
        requireImporter(accountId, library);
        Optional<ImportView> repeated = reading.repeated(accountId, library, idempotencyKey);
        return repeated.isPresent()
                ? repeated.get()
                : queue(accountId, library, idempotencyKey, null, sources.uploads(accountId, uploads), curated, true);
    }

    /** An erased account has no memberships either, but it is not told that trying again may help. */
    private void requireImporter(UUID accountId, LibraryId library) {
        erased.refuse(accountId);
        access.requireImporter(accountId, library);
    }

    private ImportView queue(
            UUID accountId,
            LibraryId library,
            @Nullable String idempotencyKey,
            @Nullable String folder,
            List<ImportFile> files,
            CuratedMetadata curated,
            boolean ofUploads) {
        if (files.isEmpty()) {
            throw new ProblemException(CatalogProblem.NOTHING_TO_IMPORT, "Send at least one audio file.");
        }
        if (files.size() > BookFiles.MOST) {
            throw new ProblemException(CatalogProblem.TOO_MANY_FILES, BookFiles.TOO_MANY);
        }
        storage.requireRoom(library, files.stream().mapToLong(ImportFile::size).sum());
        var id = new ImportId(ids.next());
        var added = new NewImport(
                id,
                library,
                accountId,
                idempotencyKey,
                folder,
                null,
                new MediaName(ids.next()),
                files,
                curated,
                ofUploads);
        if (!jobs.add(added)) {
            if (!ofUploads) {
                sources.discard(files);
            }
            return reading.repeated(accountId, library, idempotencyKey).orElseThrow();
        }
        events.publishEvent(new ImportQueued(id));
        return reading.find(id).orElseThrow();
    }
}
