package dev.nexus.catalog.ingest.web;

import dev.nexus.catalog.ingest.ImportId;
import dev.nexus.catalog.ingest.ImportReading;
import dev.nexus.catalog.ingest.ImportRequesting;
import dev.nexus.catalog.ingest.ImportView;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
     * A folder to import as one book.
     *
     * @param folder its path below the import root
     */
    record ImportFolder(@NotBlank @Size(max = 1_000) String folder) {}

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

    /** Imports a folder below the import root as one book. */
    @PostMapping(path = "/libraries/{id}/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportView> folder(
            @PathVariable UUID id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody ImportFolder folder,
            CurrentUser user) {
        return accepted(requesting.folder(user.accountId(), new LibraryId(id), key, folder.folder()));
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
