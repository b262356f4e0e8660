package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.MergeNames;
import dev.nexus.catalog.book.NameEditing;
import dev.nexus.catalog.book.NameKind;
import dev.nexus.catalog.book.RenameName;
import dev.nexus.platform.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Names, put right by curators. */
@RestController
@RequestMapping("/api/v1")
class NameEditingController {

    private final NameEditing names;

    NameEditingController(NameEditing names) {
        this.names = names;
    }

    /** Spells somebody's name differently, as author, narrator and whatever else they are, in all their books. */
    @PatchMapping("/people/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renamePerson(@PathVariable UUID id, CurrentUser user, @RequestBody @Valid RenameName wanted) {
        names.rename(user.accountId(), NameKind.PERSON, id, wanted);
    }

    /** Takes duplicates for one person, in all books and in those that come. */
    @PostMapping("/people/{id}/merge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mergePeople(@PathVariable UUID id, CurrentUser user, @RequestBody @Valid MergeNames wanted) {
        names.merge(user.accountId(), NameKind.PERSON, id, wanted);
    }

    /** Spells a series differently, in all its books. */
    @PatchMapping("/series/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renameSeries(@PathVariable UUID id, CurrentUser user, @RequestBody @Valid RenameName wanted) {
        names.rename(user.accountId(), NameKind.SERIES, id, wanted);
    }

    /** Takes duplicates for one series, in all books and in those that come. */
    @PostMapping("/series/{id}/merge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mergeSeries(@PathVariable UUID id, CurrentUser user, @RequestBody @Valid MergeNames wanted) {
        names.merge(user.accountId(), NameKind.SERIES, id, wanted);
    }

    /** Spells a genre differently, in all its books. */
    @PatchMapping("/genres/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renameGenre(@PathVariable UUID id, CurrentUser user, @RequestBody @Valid RenameName wanted) {
        names.rename(user.accountId(), NameKind.GENRE, id, wanted);
    }

    /** Takes duplicates for one genre, in all books and in those that come. */
    @PostMapping("/genres/{id}/merge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mergeGenres(@PathVariable UUID id, CurrentUser user, @RequestBody @Valid MergeNames wanted) {
        names.merge(user.accountId(), NameKind.GENRE, id, wanted);
    }
}
