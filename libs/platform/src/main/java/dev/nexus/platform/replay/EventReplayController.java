package dev.nexus.platform.replay;

import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** This service's own events, published again out of its history, for administrators. */
@RestController
@RequestMapping("/api/v1/admin/${nexus.service}/event-replays")
class EventReplayController {

    private final EventReplayOperating operating;
    private final Idempotency idempotency;

    EventReplayController(EventReplayOperating operating, Idempotency idempotency) {
        this.operating = operating;
        this.idempotency = idempotency;
    }

    /**
     * Publishes events of the last days again, with the identifiers that they had. Whoever has handled one ignores it. The history
     * holds nothing of accounts that were erased.
     */
    @PostMapping
    ResponseEntity<EventReplayView> request(
            CurrentUser user,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid RequestEventReplay wanted,
            HttpServletRequest request) {
        var path = request.getRequestURI();
        var replay = idempotency.once(
                user.accountId(),
                key,
                "POST " + path,
                wanted,
                EventReplayView.class,
                () -> EventReplayView.of(operating.request(user, wanted)));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create(path + "/" + replay.id()))
                .body(replay);
    }

    /** Lists what was asked for in the last thirty days, the newest first. */
    @GetMapping
    Page<EventReplayView> list(CurrentUser user, PageRequest page) {
        return operating.list(user, page).map(EventReplayView::of);
    }

    /** Shows how far a replay is. */
    @GetMapping("/{id}")
    EventReplayView one(CurrentUser user, @PathVariable UUID id) {
        return EventReplayView.of(operating.one(user, id));
    }

    /** Cancels a replay after the batch that is under way. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(CurrentUser user, @PathVariable UUID id) {
        operating.cancel(user, id);
    }
}
