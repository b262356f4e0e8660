package dev.nexus.platform.inbox;

import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Others' events that this service could not handle and has given up, for administrators. */
@RestController
@RequestMapping("/api/v1/admin/${nexus.service}/parked-events")
class ParkedEventController {

    private final ParkedEventOperating operating;

    ParkedEventController(ParkedEventOperating operating) {
        this.operating = operating;
    }

    /** Lists the events that were given up, the newest first. */
    @GetMapping
    Page<ParkedEventView> list(CurrentUser user, @Valid ParkedEventFilter filter, PageRequest page) {
        return operating.list(user, filter, page).map(ParkedEventView::of);
    }

    /** Shows an event that was given up, or that waits for its next try, with its body. */
    @GetMapping("/{id}")
    ResponseEntity<ParkedEventDetailsView> one(CurrentUser user, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(ParkedEventDetailsView.of(operating.one(user, id)));
    }

    /** Tries an event again that was given up. It is handled once, or parked again with the new reason. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayedEventsView replay(CurrentUser user, @PathVariable UUID id) {
        operating.replay(user, id);
        return new ReplayedEventsView(1);
    }

    /** Tries all events again that were given up and match the filter. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayedEventsView replayAll(CurrentUser user, @Valid ParkedEventFilter filter) {
        return new ReplayedEventsView(operating.replayAll(user, filter));
    }

    /** Drops an event for good that was given up. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(CurrentUser user, @PathVariable UUID id) {
        operating.drop(user, id);
    }
}
