package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.NameList;
import dev.nexus.catalog.book.NameShelf;
import dev.nexus.catalog.book.NameView;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Names to browse books by. */
@RestController
@RequestMapping("/api/v1")
class NameListController {

    private final NameShelf names;

    NameListController(NameShelf names) {
        this.names = names;
    }

    /**
     * Lists the authors of the caller's libraries.
     *
     * @param library its id
     * @param q what the names begin with, without regard to case and accents
     */
    @GetMapping("/authors")
    Page<NameView> authors(
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page,
            CurrentUser user) {
        return names.list(user.accountId(), NameList.AUTHORS, library, q, page);
    }

    /** Shows an author. */
    @GetMapping("/authors/{id}")
    NameView author(@PathVariable UUID id, CurrentUser user) {
        return names.one(user.accountId(), NameList.AUTHORS, id);
    }

    /**
     * Lists the narrators of the caller's libraries.
     *
     * @param library its id
     * @param q what the names begin with, without regard to case and accents
     */
    @GetMapping("/narrators")
    Page<NameView> narrators(
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page,
            CurrentUser user) {
        return names.list(user.accountId(), NameList.NARRATORS, library, q, page);
    }

    /** Shows a narrator. */
    @GetMapping("/narrators/{id}")
    NameView narrator(@PathVariable UUID id, CurrentUser user) {
        return names.one(user.accountId(), NameList.NARRATORS, id);
    }

    /**
     * Lists the series of the caller's libraries.
     *
     * @param library its id
     * @param q what the names begin with, without regard to case and accents
     */
    @GetMapping("/series")
    Page<NameView> allSeries(
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page,
            CurrentUser user) {
        return names.list(user.accountId(), NameList.SERIES, library, q, page);
    }

    /** Shows a series. */
    @GetMapping("/series/{id}")
    NameView series(@PathVariable UUID id, CurrentUser user) {
        return names.one(user.accountId(), NameList.SERIES, id);
    }

    /**
     * Lists the genres of the caller's libraries.
     *
     * @param library its id
     * @param q what the names begin with, without regard to case and accents
     */
    @GetMapping("/genres")
    Page<NameView> genres(
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page,
            CurrentUser user) {
        return names.list(user.accountId(), NameList.GENRES, library, q, page);
    }

    /** Shows a genre. */
    @GetMapping("/genres/{id}")
    NameView genre(@PathVariable UUID id, CurrentUser user) {
        return names.one(user.accountId(), NameList.GENRES, id);
    }

    /**
     * Lists the tags of the caller's libraries.
     *
     * @param library its id
     * @param q what the names begin with, without regard to case and accents
     */
    @GetMapping("/tags")
    Page<NameView> tags(
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page,
            CurrentUser user) {
        return names.list(user.accountId(), NameList.TAGS, library, q, page);
    }

    /**
     * Lists the publishers of the caller's libraries.
     *
     * @param library its id
     * @param q what the names begin with, without regard to case and accents
     */
    @GetMapping("/publishers")
    Page<NameView> publishers(
            @RequestParam(required = false) @Nullable UUID library,
            @RequestParam(required = false) @Nullable String q,
            PageRequest page,
            CurrentUser user) {
        return names.list(user.accountId(), NameList.PUBLISHERS, library, q, page);
    }
}
