package dev.nexus.catalog.ingest.web;

import dev.nexus.catalog.book.CuratedMetadata;
import dev.nexus.catalog.ingest.ImportId;
import dev.nexus.catalog.ingest.ImportReading;
import dev.nexus.catalog.ingest.ImportRequesting;
import dev.nexus.catalog.ingest.ImportView;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of books, from uploads and from folders. */
@RestController
@RequestMapping("/api/v1")
class ImportController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /**
     * What to import as one book: either of both.
     *
     * @param folder a path below the import root
     * @param uploads finished uploads, in any order
     */
    record RequestedImport(
            @Nullable @Size(max = 1_000) String folder,
            @Nullable @Size(min = 1, max = 2_000) List<UUID> uploads) {}

    private final ImportRequesting requesting;
    private final ImportReading reading;

    ImportController(ImportRequesting requesting, ImportReading reading) {
        this.requesting = requesting;
        this.reading = reading;
    }

    /** Imports uploaded files as one book. */
    @PostMapping(path = "/libraries/{id}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> upload(
            @PathVariable UUID id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            // The request itself and not its parts: they are to be read after the caller was let in.
            HttpServletRequest request,
            CurrentUser user) {
        return accepted(requesting.upload(user.accountId(), new LibraryId(id), key, request));
    }

    /** Imports a folder below the import root, or finished uploads, as one book. */
    @PostMapping(path = "/libraries/{id}/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportView> requested(
            @PathVariable UUID id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody RequestedImport wanted,
            CurrentUser user) {
        var folder = wanted.folder() == null ? "" : wanted.folder();
        if (folder.isBlank() == (wanted.uploads() == null)) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "Name a folder or uploads, and not both.",
                    List.of(InvalidValue.field("#/folder", "must be there when there are no uploads, and only then")));
        }
        var library = new LibraryId(id);
        return accepted(
                wanted.uploads() == null
                        ? requesting.folder(user.accountId(), library, key, folder)
                        : requesting.uploads(
                                user.accountId(), library, key, wanted.uploads(), CuratedMetadata.NOTHING));
    }

    /** Lists the imports of a library, the newest first. */
    @GetMapping("/libraries/{id}/imports")
    Page<ImportView> list(@PathVariable UUID id, PageRequest page, CurrentUser user) {
        return reading.list(user.accountId(), new LibraryId(id), page);
    }

    /** Shows how far an import is. */
    @GetMapping("/imports/{id}")
    ImportView one(@PathVariable UUID id, CurrentUser user) {
        return reading.one(user.accountId(), new ImportId(id));
    }

    private static ResponseEntity<ImportView> accepted(ImportView view) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + view.id()))
                .body(view);
    }
}
