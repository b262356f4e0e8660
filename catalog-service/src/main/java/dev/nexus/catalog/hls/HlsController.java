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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Books as HLS. */
@RestController
@RequestMapping("/api/v1")
class HlsController {

    private static final CacheControl SAME_FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate();

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

    /** Shows a book as a playlist of HLS, if all its files can be sent so. Its pieces are asked for with the same token. */
    @GetMapping(path = "/books/{id}/playlist.m3u8", produces = Playlist.TYPE)
    ResponseEntity<String> playlist(@PathVariable UUID id, CurrentUser user) {
        var book = shelf.details(user.accountId(), new BookId(id));
        book.value().files().forEach(file -> Segments.type(file.mimeType()));
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
    ResponseEntity<byte[]> segment(
            @PathVariable UUID id, @PathVariable int index, CurrentUser user, WebRequest request) {
        var audio = media.audio(user.accountId(), id);
        var segments = new Segments(audio.durationMillis());
        if (!segments.has(index)) {
            throw new ProblemException(
                    CatalogProblem.SEGMENT_NOT_FOUND, "The file has " + segments.count() + " segments.");
        }
        var type = Segments.type(audio.content().mimeType());
        var tag = "\"" + audio.content().sha256().hex() + "-" + index + "\"";
        // It would be found out later too, but the piece would be cut before.
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(SAME_FOR_EVER)
                    .build();
        }
        try {
            var bytes =
                    segmenting.segment(store.read(audio.content().name()), segments.from(index), segments.to(index));
            return ResponseEntity.ok()
                    .contentType(type)
                    .eTag(tag)
                    .cacheControl(SAME_FOR_EVER)
                    .body(bytes);
        } catch (UnreadableAudio e) {
            throw new ProblemException(CatalogProblem.SEGMENTS_UNAVAILABLE, e.getMessage());
        }
    }
}
