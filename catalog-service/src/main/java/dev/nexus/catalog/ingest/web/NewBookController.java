package dev.nexus.catalog.ingest.web;

import dev.nexus.catalog.book.ChangeBook;
import dev.nexus.catalog.book.CuratedMetadata;
import dev.nexus.catalog.ingest.ImportRequesting;
import dev.nexus.catalog.ingest.ImportView;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Books of which a curator knows better than their files. */
@RestController
@RequestMapping("/api/v1/books")
class NewBookController {

    /**
     * A book to be made.
     *
     * @param uploads finished uploads, in any order
     * @param metadata what is said of it, whatever the files say; the files say the rest
     */
    record NewBook(
            @NotNull UUID libraryId,
            @NotNull @Size(min = 1, max = 2_000) List<UUID> uploads,
            @Nullable @Valid ChangeBook metadata) {}

    private final ImportRequesting requesting;

    NewBookController(ImportRequesting requesting) {
        this.requesting = requesting;
    }

    /** Makes a book of finished uploads. It is there when the import that is answered has succeeded. */
    @PostMapping
    ResponseEntity<ImportView> create(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewBook wanted,
            CurrentUser user) {
        var curated = wanted.metadata() == null
                ? CuratedMetadata.NOTHING
                : wanted.metadata().curated();
        var view =
                requesting.uploads(user.accountId(), new LibraryId(wanted.libraryId()), key, wanted.uploads(), curated);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + view.id()))
                .body(view);
    }
}
