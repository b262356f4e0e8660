package dev.nexus.catalog.hls;

import dev.nexus.catalog.book.BookId;
import dev.nexus.catalog.book.BookMedia;
import dev.nexus.catalog.book.BookShelf;
import dev.nexus.catalog.media.AudioSegmenting;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Books as HLS. */
@RestController
@RequestMapping("/api/v1")
class HlsController {

    private static final Duration SAME_FOR_EVER = Duration.ofDays(365);

    private final BookShelf shelf;
    private final BookMedia media;
    private final MediaStore store;
    private final AudioSegmenting segmenting;

    HlsController(BookShelf shelf, BookMedia media, MediaStore store, AudioSegmenting segmenting) {
        this.shelf = shelf;
        this.media = media;
        this.store = store;
        this.segmenting = segmenting;
    }

    /** Shows a book as a playlist of HLS. Its pieces are asked for with the same token. */
    @GetMapping(path = "/books/{id}/playlist.m3u8", produces = Playlist.TYPE)
    ResponseEntity<String> playlist(@PathVariable UUID id, CurrentUser user) {
        var book = shelf.details(user.accountId(), new BookId(id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Playlist.TYPE))
                .eTag(ETags.of(book.version()))
                .body(new Playlist(book.value()).text());
    }

    /**
     * Sends ten seconds of an audio file, as they are and not encoded again: AAC or MP3.
     *
     * @param index from 0
     */
    @GetMapping("/files/{id}/segments/{index}")
    ResponseEntity<byte[]> segment(@PathVariable UUID id, @PathVariable int index, CurrentUser user) {
        var audio = media.audio(user.accountId(), id);
        var segments = new Segments(audio.durationMillis());
        if (!segments.has(index)) {
            throw new ProblemException(
                    CatalogProblem.SEGMENT_NOT_FOUND, "The file has " + segments.count() + " segments.");
        }
        try {
            var bytes =
                    segmenting.segment(store.read(audio.content().name()), segments.from(index), segments.to(index));
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(
                            audio.content().mimeType().equals("audio/mpeg") ? "audio/mpeg" : "audio/aac"))
                    .eTag("\"" + audio.content().sha256().hex() + "-" + index + "\"")
                    .cacheControl(CacheControl.maxAge(SAME_FOR_EVER).cachePrivate())
                    .body(bytes);
        } catch (UnreadableAudio e) {
            throw new ProblemException(CatalogProblem.SEGMENTS_UNAVAILABLE, e.getMessage());
        }
    }
}
