package dev.nexus.playback.progress.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.ETags;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.progress.PlaceHiding;
import dev.nexus.playback.progress.PlaceRestoring;
import dev.nexus.playback.progress.ProgressHistory;
import dev.nexus.playback.progress.ProgressReading;
import dev.nexus.playback.progress.StoredPlace;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.ReportId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's place in one book. */
@RestController
@RequestMapping("/api/v1/me/progress/{bookId}")
class PlaceController {

    /** Who asks without saying with what. */
    private static final DeviceId SOMEWHERE = new DeviceId("unnamed");

    private final ProgressReading reading;
    private final ProgressHistory history;
    private final PlaceRestoring restoring;
    private final PlaceHiding hiding;

    PlaceController(ProgressReading reading, ProgressHistory history, PlaceRestoring restoring, PlaceHiding hiding) {
        this.reading = reading;
        this.history = history;
        this.restoring = restoring;
        this.hiding = hiding;
    }

    /** Shows the caller's place in a book. */
    @GetMapping
    ResponseEntity<ProgressView> find(CurrentUser user, @PathVariable UUID bookId) {
        var key = key(user, bookId);
        return answer(user, reading.find(key.listener(), key.book()));
    }

    /** Takes a book off those to continue, or puts it back. */
    @PatchMapping
    ResponseEntity<ProgressView> change(
            CurrentUser user,
            @PathVariable UUID bookId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChangePlace change) {
        return answer(user, hiding.hide(key(user, bookId), change.hidden(), ifMatch));
    }

    /** Lists what the caller did with a book, the latest first; a stretch of listening is one entry. */
    @GetMapping("/history")
    Page<HistoryView> history(CurrentUser user, @PathVariable UUID bookId, PageRequest page) {
        return history.list(key(user, bookId), page, HistoryView::of);
    }

    /** Goes back to where an entry of the history led. */
    @PostMapping("/restore")
    ResponseEntity<ProgressView> restore(
            CurrentUser user, @PathVariable UUID bookId, @RequestBody RestorePlace wanted) {
        var id = wanted.id();
        var device = wanted.deviceId();
        return answer(
                user,
                restoring.restore(
                        key(user, bookId),
                        new ReportId(wanted.historyId()),
                        id == null ? null : new ReportId(id),
                        device == null ? SOMEWHERE : device));
    }

    private static ResponseEntity<ProgressView> answer(CurrentUser user, StoredPlace place) {
        return ResponseEntity.ok()
                .eTag(ETags.of(place.version(), user.accountId()))
                .body(ProgressView.of(place));
    }

    private static PlaceKey key(CurrentUser user, UUID book) {
        return new PlaceKey(new ListenerId(user.accountId()), new BookId(book));
    }
}
