package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookMedia;
import dev.nexus.catalog.book.CoverEditing;
import dev.nexus.catalog.cover.Covers;
import dev.nexus.catalog.media.MediaStreaming;
import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Audio and covers. */
@RestController
@RequestMapping("/api/v1")
class MediaController {

    private final BookMedia media;
    private final MediaStreaming streaming;
    private final Covers covers;
    private final CoverEditing editing;

    MediaController(BookMedia media, MediaStreaming streaming, Covers covers, CoverEditing editing) {
        this.media = media;
        this.streaming = streaming;
        this.covers = covers;
        this.editing = editing;
    }

    /** Streams an audio file, in ranges as the player asks for them (RFC 9110, section 14). */
    @GetMapping("/files/{id}/content")
    void audio(@PathVariable UUID id, CurrentUser user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var audio = media.audio(user.accountId(), id);
        streaming.answer(audio.content(), audio.fileName(), request, response);
    }

    /**
     * Shows a book's cover.
     *
     * @param width in pixels: the cover is scaled to the next of 64, 128, 256, 384, 512, 768 and 1024 that is not narrower, as a JPEG,
     *     and never enlarged; as it was imported when absent
     */
    @GetMapping("/books/{id}/cover")
    void cover(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Min(1) @Max(4096) Integer width,
            CurrentUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var cover = media.cover(user.accountId(), new BookId(id));
        streaming.answer(width == null ? cover : covers.scaled(cover, width), request, response);
    }

    /** Gives a book another cover: a JPEG, a PNG or a WebP of at most 20 MB and 50 million pixels. */
    @PutMapping(
            path = "/books/{id}/cover",
            consumes = {"image/jpeg", "image/png", "image/webp"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replaceCover(
            @PathVariable UUID id,
            CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            InputStream body)
            throws IOException {
        editing.replace(user.accountId(), new BookId(id), body, ifMatch);
    }

    /** Takes a book's cover away. */
    @DeleteMapping("/books/{id}/cover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCover(
            @PathVariable UUID id,
            CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        editing.remove(user.accountId(), new BookId(id), ifMatch);
    }
}
