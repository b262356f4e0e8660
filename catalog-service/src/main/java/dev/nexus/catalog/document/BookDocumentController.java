package dev.nexus.catalog.document;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.media.Dispositions;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One book for players and for keeping. */
@RestController
@RequestMapping("/api/v1/books/{id}")
class BookDocumentController {

    private final BookShelf shelf;
    private final BookArchive archive;
    private final PublicUrl url;

    BookDocumentController(BookShelf shelf, BookArchive archive, PublicUrl url) {
        this.shelf = shelf;
        this.archive = archive;
        this.url = url;
    }

    /** Shows a book as a Readium audiobook manifest. */
    @GetMapping(path = "/manifest", produces = AudiobookManifest.TYPE)
    ResponseEntity<AudiobookManifest> manifest(@PathVariable UUID id, CurrentUser user) {
        var book = shelf.details(user.accountId(), new BookId(id));
        return ResponseEntity.ok().eTag(ETags.of(book.version())).body(AudiobookManifest.of(book.value(), url));
    }

    /** Sends a whole book as a ZIP: its audio, its cover and what is known of it. */
    @GetMapping("/download")
    void download(@PathVariable UUID id, CurrentUser user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var prepared = archive.prepare(user.accountId(), id);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Dispositions.attachment(prepared.fileName()));
        if (HttpMethod.GET.matches(request.getMethod())) {
            prepared.sending().to(response.getOutputStream());
        }
    }
}
