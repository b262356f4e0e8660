package dev.nexus.user.library.web;

import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.library.JoinedLibrary;
import dev.nexus.user.library.LibraryDeleting;
import dev.nexus.user.library.LibraryFounding;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.LibraryReading;
import dev.nexus.user.library.LibraryRenaming;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Libraries. */
@RestController
@RequestMapping(LibraryController.PATH)
class LibraryController {

    static final String PATH = "/api/v1/libraries";

    private final Idempotency idempotency;
    private final LibraryReading reading;
    private final LibraryFounding founding;
    private final LibraryRenaming renaming;
    private final LibraryDeleting deleting;

    LibraryController(
            Idempotency idempotency,
            LibraryReading reading,
            LibraryFounding founding,
            LibraryRenaming renaming,
            LibraryDeleting deleting) {
        this.idempotency = idempotency;
        this.reading = reading;
        this.founding = founding;
        this.renaming = renaming;
        this.deleting = deleting;
    }

    /** Lists the libraries that the caller is a member of. */
    @GetMapping
    Page<LibraryView> list(CurrentUser user, PageRequest page) {
        return reading.joined(caller(user), page).map(LibraryView::of);
    }

    /** Founds a library; the caller becomes its owner. */
    @PostMapping
    ResponseEntity<LibraryView> found(
            CurrentUser user,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid NameLibrary wanted) {
        var id = idempotency.once(user.accountId(), key, "POST " + PATH, wanted, UUID.class, () -> founding.found(
                        caller(user), wanted.name())
                .library()
                .id()
                .value());
        return answer(
                user,
                ResponseEntity.created(URI.create(PATH + "/" + id)),
                reading.one(caller(user), new LibraryId(id)));
    }

    /** Shows a library. */
    @GetMapping("/{id}")
    ResponseEntity<LibraryView> one(CurrentUser user, @PathVariable UUID id) {
        return answer(user, ResponseEntity.ok(), reading.one(caller(user), new LibraryId(id)));
    }

    /** Renames a library. */
    @PatchMapping("/{id}")
    ResponseEntity<LibraryView> rename(
            CurrentUser user,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid NameLibrary wanted) {
        return answer(
                user, ResponseEntity.ok(), renaming.rename(caller(user), new LibraryId(id), wanted.name(), ifMatch));
    }

    /** Deletes a library with all that it has. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            CurrentUser user,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        deleting.delete(caller(user), new LibraryId(id), ifMatch);
    }

    private static ResponseEntity<LibraryView> answer(
            CurrentUser user, ResponseEntity.BodyBuilder response, JoinedLibrary library) {
        return response.eTag(LibraryView.tag(user, library)).body(LibraryView.of(library));
    }

    private static AccountId caller(CurrentUser user) {
        return new AccountId(user.accountId());
    }
}
