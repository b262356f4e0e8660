package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.BookDetailsView;
import dev.nexus.catalog.book.BookFilter;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.BookView;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Books. */
@RestController
@RequestMapping("/api/v1/books")
class BookController {

    private final BookShelf shelf;

    BookController(BookShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Lists the books of the caller's libraries.
     *
     * @param sort {@code title}, {@code addedAt} or {@code duration}; a leading minus turns the order around
     */
    @GetMapping
    Page<BookView> list(
            BookFilter filter,
            @RequestParam(required = false) @Nullable String sort,
            PageRequest page,
            CurrentUser user) {
        return shelf.list(user.accountId(), filter, sort, page);
    }

    /** Shows a book with its files and chapters. */
    @GetMapping("/{id}")
    ResponseEntity<BookDetailsView> one(@PathVariable UUID id, CurrentUser user) {
        var book = shelf.details(user.accountId(), new BookId(id));
        return ResponseEntity.ok().eTag(ETags.of(book.version())).body(book.value());
    }
}
