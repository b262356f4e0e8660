package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.LibraryStorage;
import dev.nexus.catalog.book.StorageView;
import dev.nexus.catalog.library.LibraryId;
import dev.nexus.platform.security.CurrentUser;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much room a library takes. */
@RestController
@RequestMapping("/api/v1/libraries/{id}/storage")
class StorageController {

    private final LibraryStorage storage;

    StorageController(LibraryStorage storage) {
        this.storage = storage;
    }

    /** Shows how much room a library takes, and how much it may take. */
    @GetMapping
    StorageView show(@PathVariable UUID id, CurrentUser user) {
        return storage.of(user.accountId(), new LibraryId(id));
    }
}
