package dev.nexus.catalog.document;

import dev.nexus.catalog.book.BookFilter;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.book.NameList;
import dev.nexus.catalog.book.NameShelf;
import dev.nexus.catalog.book.NameView;
import dev.nexus.catalog.search.BookSearch;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The catalogue for readers that speak OPDS 2.0. */
@RestController
@RequestMapping(path = OpdsFeed.ROOT, produces = OpdsFeed.TYPE)
class OpdsController {

    private static final int FOUND = 50;

    private final BookShelf books;
    private final NameShelf names;
    private final BookSearch search;
    private final PublicUrl url;

    OpdsController(BookShelf books, NameShelf names, BookSearch search, PublicUrl url) {
        this.books = books;
        this.names = names;
        this.search = search;
        this.url = url;
    }

    /** Leads to the lists of the caller's libraries. */
    @GetMapping
    OpdsFeed root() {
        return OpdsFeed.navigation(
                "Nexus",
                OpdsFeed.ROOT,
                List.of(
                        entry("http://opds-spec.org/sort/new", "/new", "New"),
                        entry("subsection", "/books", "All books"),
                        entry("subsection", "/authors", "Authors"),
                        entry("subsection", "/series", "Series"),
                        entry("subsection", "/genres", "Genres")),
                url,
                null);
    }

    /** Lists the books that were added last. */
    @GetMapping("/new")
    OpdsFeed newest(PageRequest page, CurrentUser user) {
        return books("New", "/new", page, books.list(user.accountId(), BookFilter.NONE, "-addedAt", page));
    }

    /** Lists all books by title. */
    @GetMapping("/books")
    OpdsFeed all(PageRequest page, CurrentUser user) {
        return books("All books", "/books", page, books.list(user.accountId(), BookFilter.NONE, "title", page));
    }

    /** Lists the authors. */
    @GetMapping("/authors")
    OpdsFeed authors(PageRequest page, CurrentUser user) {
        return names("Authors", "/authors", NameList.AUTHORS, page, user);
    }

    /** Lists the books of an author. */
    @GetMapping("/authors/{id}")
    OpdsFeed author(@PathVariable UUID id, PageRequest page, CurrentUser user) {
        var author = names.one(user.accountId(), NameList.AUTHORS, id);
        var filter = BookFilter.byAuthor(author.id());
        return books(author.name(), "/authors/" + id, page, books.list(user.accountId(), filter, "title", page));
    }

    /** Lists the series. */
    @GetMapping("/series")
    OpdsFeed allSeries(PageRequest page, CurrentUser user) {
        return names("Series", "/series", NameList.SERIES, page, user);
    }

    /** Lists the books of a series, by their places in it. */
    @GetMapping("/series/{id}")
    OpdsFeed series(@PathVariable UUID id, PageRequest page, CurrentUser user) {
        var series = names.one(user.accountId(), NameList.SERIES, id);
        var filter = BookFilter.inSeries(series.id());
        return books(series.name(), "/series/" + id, page, books.list(user.accountId(), filter, "series", page));
    }

    /** Lists the genres. */
    @GetMapping("/genres")
    OpdsFeed genres(PageRequest page, CurrentUser user) {
        return names("Genres", "/genres", NameList.GENRES, page, user);
    }

    /** Lists the books of a genre. */
    @GetMapping("/genres/{id}")
    OpdsFeed genre(@PathVariable UUID id, PageRequest page, CurrentUser user) {
        var genre = names.one(user.accountId(), NameList.GENRES, id);
        var filter = BookFilter.ofGenre(genre.libraryId(), genre.name());
        return books(genre.name(), "/genres/" + id, page, books.list(user.accountId(), filter, "title", page));
    }

    /** Lists the best hits for some words. */
    @GetMapping("/search")
    OpdsFeed search(@RequestParam @NotBlank @Size(max = 200) String query, CurrentUser user) {
        var self = UriComponentsBuilder.fromPath(OpdsFeed.ROOT + "/search")
                .queryParam("query", "{query}")
                .build(query)
                .toString();
        return OpdsFeed.books("Search", self, search.find(user.accountId(), query, FOUND), url, null);
    }

    private Link entry(String relation, String path, String title) {
        return Link.of(relation, url.of(OpdsFeed.ROOT + path), OpdsFeed.TYPE).titled(title);
    }

    private OpdsFeed books(String title, String path, PageRequest page, Page<BookView> found) {
        return OpdsFeed.books(
                title, paged(path, page.cursor(), page), found.items(), url, next(path, page, found.next()));
    }

    private OpdsFeed names(String title, String path, NameList list, PageRequest page, CurrentUser user) {
        Page<NameView> found = names.list(user.accountId(), list, null, null, page);
        var entries = found.items().stream()
                .map(name ->
                        entry("subsection", path + "/" + name.id(), name.name()).with(name.books()))
                .toList();
        return OpdsFeed.navigation(
                title, paged(path, page.cursor(), page), entries, url, next(path, page, found.next()));
    }

    private static @Nullable String next(String path, PageRequest page, @Nullable String cursor) {
        return cursor == null ? null : paged(path, cursor, page);
    }

    private static String paged(String path, @Nullable String cursor, PageRequest page) {
        var builder = UriComponentsBuilder.fromPath(OpdsFeed.ROOT + path);
        if (page.limit() != PageRequest.DEFAULT_LIMIT) {
            builder.queryParam("limit", page.limit());
        }
        return cursor == null
                ? builder.build().toString()
                : builder.queryParam("cursor", "{cursor}").build(cursor).toString();
    }
}
