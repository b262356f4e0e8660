package dev.nexus.playback.bookmark.web;

import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.bookmark.Bookmark;
import dev.nexus.playback.bookmark.BookmarkId;
import dev.nexus.playback.bookmark.BookmarkKeeping;
import dev.nexus.playback.bookmark.BookmarkReading;
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

/** The caller's bookmarks. */
@RestController
@RequestMapping("/api/v1/me")
class BookmarkController {

    private final Idempotency idempotency;
    private final BookmarkReading reading;
    private final BookmarkKeeping keeping;

    BookmarkController(Idempotency idempotency, BookmarkReading reading, BookmarkKeeping keeping) {
        this.idempotency = idempotency;
        this.reading = reading;
        this.keeping = keeping;
    }

    /** Lists the caller's bookmarks in all books, the newest first. */
    @GetMapping("/bookmarks")
    Page<BookmarkView> newest(CurrentUser user, PageRequest page) {
        return reading.newest(new ListenerId(user.accountId()), page, BookmarkView::of);
    }

    /** Lists the caller's bookmarks in a book, in the order of the book. */
    @GetMapping("/books/{bookId}/bookmarks")
    Page<BookmarkView> list(CurrentUser user, @PathVariable UUID bookId, PageRequest page) {
        return reading.ofBook(key(user, bookId), page, BookmarkView::of);
    }

    /** Marks a moment in a book, or a clip. */
    @PostMapping("/books/{bookId}/bookmarks")
    ResponseEntity<BookmarkView> make(
            CurrentUser user,
            @PathVariable UUID bookId,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid MakeBookmark wanted) {
        var path = "/api/v1/me/books/%s/bookmarks".formatted(bookId);
        var place = key(user, bookId);
        var id = idempotency.once(
                user.accountId(), key, "POST " + path, wanted, UUID.class, () -> keeping.make(place, wanted.mark())
                        .value());
        return answer(
                user, ResponseEntity.created(URI.create(path + "/" + id)), reading.find(place, new BookmarkId(id)));
    }

    /** Shows a bookmark. */
    @GetMapping("/books/{bookId}/bookmarks/{id}")
    ResponseEntity<BookmarkView> one(CurrentUser user, @PathVariable UUID bookId, @PathVariable UUID id) {
        return answer(user, ResponseEntity.ok(), reading.find(key(user, bookId), new BookmarkId(id)));
    }

    /** Changes a bookmark. */
    @PatchMapping("/books/{bookId}/bookmarks/{id}")
    ResponseEntity<BookmarkView> change(
            CurrentUser user,
            @PathVariable UUID bookId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid ChangeBookmark wanted) {
        return answer(
                user, ResponseEntity.ok(), keeping.change(key(user, bookId), new BookmarkId(id), wanted::on, ifMatch));
    }

    /** Takes a bookmark away. */
    @DeleteMapping("/books/{bookId}/bookmarks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            CurrentUser user,
            @PathVariable UUID bookId,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        keeping.remove(key(user, bookId), new BookmarkId(id), ifMatch);
    }

    private static ResponseEntity<BookmarkView> answer(
            CurrentUser user, ResponseEntity.BodyBuilder response, Bookmark bookmark) {
        return response.eTag(ETags.of(bookmark.version(), user.accountId())).body(BookmarkView.of(bookmark));
    }

    private static PlaceKey key(CurrentUser user, UUID book) {
        return new PlaceKey(new ListenerId(user.accountId()), new BookId(book));
    }
}
