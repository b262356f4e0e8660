package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.BookDetailsView;
import dev.nexus.catalog.book.BookEditing;
import dev.nexus.catalog.book.BookFilter;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookRemoving;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.BookView;
import dev.nexus.catalog.book.ChangeBook;
import dev.nexus.catalog.book.FacetShelf;
import dev.nexus.catalog.book.FacetsView;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Books. */
@RestController
@RequestMapping("/api/v1/books")
class BookController {

    private final BookShelf shelf;
    private final BookEditing editing;
    private final BookRemoving removing;
    private final FacetShelf facets;

    BookController(BookShelf shelf, BookEditing editing, BookRemoving removing, FacetShelf facets) {
        this.shelf = shelf;
        this.facets = facets;
        this.editing = editing;
        this.removing = removing;
    }

    /**
     * Lists the books of the caller's libraries.
     *
     * @param sort {@code title}, {@code author}, {@code addedAt}, {@code updatedAt}, {@code duration}, {@code publishedYear}, {@code rating}, or
     *     {@code series} by their places in the series that is asked for; a leading minus turns the order around
     */
    @GetMapping
    Page<BookView> list(
            BookFilter filter,
            @RequestParam(required = false) @Nullable String sort,
            PageRequest page,
            CurrentUser user) {
        return shelf.list(user.accountId(), filter, sort, page);
    }

    /**
     * Counts what the books of a list have in common: authors, genres, languages and so on, the most frequent first.
     *
     * @param limit how many of each kind, 20 unless asked otherwise
     */
    @GetMapping("/facets")
    FacetsView facets(
            BookFilter filter, @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit, CurrentUser user) {
        return facets.count(user.accountId(), filter, limit);
    }

    /** Shows a book with its files and chapters. */
    @GetMapping("/{id}")
    ResponseEntity<BookDetailsView> one(@PathVariable UUID id, CurrentUser user) {
        return answer(user, new BookId(id));
    }

    /**
     * Changes what is said of a book. What a curator has changed stays as it is when the files are read again; what is absent stays
     * too, and null takes it away (RFC 7396).
     */
    @PatchMapping("/{id}")
    ResponseEntity<BookDetailsView> edit(
            @PathVariable UUID id,
            CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid ChangeBook wanted) {
        editing.edit(user.accountId(), new BookId(id), wanted, ifMatch);
        return answer(user, new BookId(id));
    }

    /** Deletes a book. It can be restored for 30 days, unless the operator has decided otherwise. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable UUID id,
            CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        removing.remove(user.accountId(), new BookId(id), ifMatch);
    }

    /** Puts a deleted book back. */
    @PostMapping("/{id}/restore")
    ResponseEntity<BookDetailsView> restore(@PathVariable UUID id, CurrentUser user) {
        removing.restore(user.accountId(), new BookId(id));
        return answer(user, new BookId(id));
    }

    private ResponseEntity<BookDetailsView> answer(CurrentUser user, BookId id) {
        var book = shelf.details(user.accountId(), id);
        // Others' ratings change what is shown, but not what a curator has seen and changes.
        var tag = ETags.of(book.version(), book.value().book().rating());
        return ResponseEntity.ok().eTag(tag).body(book.value());
    }
}
