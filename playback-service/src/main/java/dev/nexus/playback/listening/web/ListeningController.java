package dev.nexus.playback.listening.web;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.listening.ListeningReading;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When the caller listened. */
@RestController
class ListeningController {

    private final ListeningReading reading;

    ListeningController(ListeningReading reading) {
        this.reading = reading;
    }

    /** Lists the caller's listening sessions, the latest first; with {@code book}, those of one book. */
    @GetMapping("/api/v1/me/sessions/listening")
    Page<SessionView> list(CurrentUser user, @RequestParam(required = false) @Nullable UUID book, PageRequest page) {
        return reading.sessions(
                new ListenerId(user.accountId()), book == null ? null : new BookId(book), page, SessionView::of);
    }
}
