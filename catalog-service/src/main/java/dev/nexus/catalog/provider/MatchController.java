package dev.nexus.catalog.provider;

import dev.nexus.catalog.book.BookAccess;
import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.book.BookView;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What others know of a book, for curators. */
@RestController
@RequestMapping("/api/v1/books/{id}/matches")
class MatchController {

    private final BookAccess access;
    private final BookShelf shelf;
    private final ProvidedMetadata metadata;

    MatchController(BookAccess access, BookShelf shelf, ProvidedMetadata metadata) {
        this.access = access;
        this.shelf = shelf;
        this.metadata = metadata;
    }

    /** Lists what metadata providers know of books like this one. To take something over, change the book. */
    @GetMapping
    Page<ProvidedBook> list(@PathVariable UUID id, CurrentUser user) {
        var book = new BookId(id);
        access.requireCurator(user.accountId(), book);
        var view = shelf.details(user.accountId(), book).value().book();
        var authors = view.authors().stream().map(BookView.PersonView::name).toList();
        return Page.only(metadata.find(view.title(), authors));
    }
}
