package dev.nexus.catalog.link;

import dev.nexus.catalog.book.BookMedia;
import dev.nexus.catalog.media.MediaStreaming;
import dev.nexus.platform.security.CurrentUser;
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

/** Audio for players that cannot send a header. */
@RestController
@RequestMapping("/api/v1")
class FileLinkController {

    private final Links links;
    private final BookMedia media;
    private final MediaStreaming streaming;

    FileLinkController(Links links, BookMedia media, MediaStreaming streaming) {
        this.links = links;
        this.media = media;
        this.streaming = streaming;
    }

    /** Makes a link to an audio file that is good for a day, unless asked otherwise. Its address is told only now. */
    @PostMapping("/files/{id}/links")
    ResponseEntity<LinkView> make(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable MakeLink wanted, CurrentUser user) {
        media.audio(user.accountId(), id);
        var link = links.make(
                user.accountId(), LinkKind.FILE, id, MakeLink.orUsual(wanted).expiresIn());
        return ResponseEntity.status(HttpStatus.CREATED).body(link);
    }

    /** Lists the caller's links to an audio file that are still good. */
    @GetMapping("/files/{id}/links")
    Page<LinkView> list(@PathVariable UUID id, CurrentUser user) {
        media.audio(user.accountId(), id);
        return Page.only(links.all(user.accountId(), LinkKind.FILE, id));
    }

    /** Revokes a link. */
    @DeleteMapping("/files/{id}/links/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, @PathVariable UUID link, CurrentUser user) {
        links.revoke(user.accountId(), LinkKind.FILE, id, link);
    }

    /** Streams the audio file that a link leads to, as long as its account may hear it. Needs no token. */
    @GetMapping("/links/{secret}")
    void follow(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var grant = links.open(LinkKind.FILE, secret);
        var audio = media.audio(grant.account(), grant.subject());
        streaming.answer(audio.content(), audio.fileName(), request, response);
    }
}
