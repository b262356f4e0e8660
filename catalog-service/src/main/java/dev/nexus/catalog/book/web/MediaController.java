package dev.nexus.catalog.book.web;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookMedia;
import dev.nexus.catalog.media.MediaStreaming;
import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Audio and covers. */
@RestController
@RequestMapping("/api/v1")
class MediaController {

    private final BookMedia media;
    private final MediaStreaming streaming;

    MediaController(BookMedia media, MediaStreaming streaming) {
        this.media = media;
        this.streaming = streaming;
    }

    /** Streams an audio file, in ranges as the player asks for them (RFC 9110, section 14). */
    @GetMapping("/files/{id}/content")
    void audio(@PathVariable UUID id, CurrentUser user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        streaming.answer(media.audio(user.accountId(), id), request, response);
    }

    /** Shows a book's cover. */
    @GetMapping("/books/{id}/cover")
    void cover(@PathVariable UUID id, CurrentUser user, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        streaming.answer(media.cover(user.accountId(), new BookId(id)), request, response);
    }
}
