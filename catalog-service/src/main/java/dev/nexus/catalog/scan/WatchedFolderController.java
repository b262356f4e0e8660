package dev.nexus.catalog.scan;

import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Folders of the server that are imported by themselves. */
@RestController
@RequestMapping("/api/v1/libraries/{id}/folders")
class WatchedFolderController {

    /**
     * A folder to watch.
     *
     * @param folder its path below the import root
     */
    record WatchFolder(@NotBlank @Size(max = 1_000) String folder) {}

    private final FolderWatching watching;
    private final Idempotency idempotency;

    WatchedFolderController(FolderWatching watching, Idempotency idempotency) {
        this.watching = watching;
        this.idempotency = idempotency;
    }

    /** Watches a folder below the import root: each book in it is imported, now and whenever it changes. */
    @PostMapping
    ResponseEntity<WatchedFolderView> watch(
            @PathVariable UUID id,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WatchFolder wanted,
            CurrentUser user) {
        var path = "/api/v1/libraries/" + id + "/folders";
        var watched = idempotency.once(
                user.accountId(),
                key,
                "POST " + path,
                wanted,
                WatchedFolderView.class,
                () -> watching.watch(user.accountId(), new LibraryId(id), wanted.folder()));
        return ResponseEntity.created(URI.create(path + "/" + watched.id())).body(watched);
    }

    /** Lists the watched folders of a library, with what was found in them last. */
    @GetMapping
    Page<WatchedFolderView> list(@PathVariable UUID id, CurrentUser user) {
        return Page.only(watching.all(user.accountId(), new LibraryId(id)));
    }

    /** Looks at a watched folder now. */
    @PostMapping("/{folder}/scan")
    ResponseEntity<WatchedFolderView> scan(@PathVariable UUID id, @PathVariable UUID folder, CurrentUser user) {
        return ResponseEntity.accepted().body(watching.scan(user.accountId(), new LibraryId(id), folder));
    }

    /** Watches a folder no more. Its books stay. */
    @DeleteMapping("/{folder}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable UUID id, @PathVariable UUID folder, CurrentUser user) {
        watching.forget(user.accountId(), new LibraryId(id), folder);
    }
}
