package dev.nexus.catalog.link;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.media.MediaStreaming;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Books as private podcasts. */
@RestController
@RequestMapping("/api/v1")
class FeedController {

    private final BookFeeds feeds;
    private final MediaStreaming streaming;

    FeedController(BookFeeds feeds, MediaStreaming streaming) {
        this.feeds = feeds;
        this.streaming = streaming;
    }

    /** Makes a private podcast of a book, good until it is revoked unless asked otherwise. Its address is told only now. */
    @PostMapping("/books/{id}/feeds")
    ResponseEntity<LinkView> make(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable MakeLink wanted, CurrentUser user) {
        var feed = feeds.make(
                user.accountId(), new BookId(id), MakeLink.orUsual(wanted).expiresIn());
        return ResponseEntity.status(HttpStatus.CREATED).body(feed);
    }

    /** Lists the caller's private podcasts of a book that are still good. */
    @GetMapping("/books/{id}/feeds")
    Page<LinkView> list(@PathVariable UUID id, CurrentUser user) {
        return Page.only(feeds.all(user.accountId(), new BookId(id)));
    }

    /** Revokes a private podcast. */
    @DeleteMapping("/books/{id}/feeds/{feed}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, @PathVariable UUID feed, CurrentUser user) {
        feeds.revoke(user.accountId(), new BookId(id), feed);
    }

    /** Shows a book as a podcast, as long as the feed's account may hear it. Needs no token. */
    @GetMapping(path = "/feeds/{secret}", produces = PodcastFeed.TYPE)
    ResponseEntity<byte[]> feed(@PathVariable String secret) {
        var feed = feeds.feed(secret);
        return ResponseEntity.ok()
                .eTag(ETags.of(feed.version()))
                .body(feed.value().xml());
    }

    /**
     * Streams an episode. Needs no token.
     *
     * @param name what podcast apps save it as; any will do
     */
    @GetMapping("/feeds/{secret}/files/{id}/{name}")
    void episode(
            @PathVariable String secret,
            @PathVariable UUID id,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var episode = feeds.episode(secret, id);
        streaming.answer(episode, name, request, response);
    }

    /** Shows the cover of a podcast. Needs no token. */
    @GetMapping("/feeds/{secret}/cover.jpg")
    void cover(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        streaming.answer(feeds.cover(secret), request, response);
    }
}
