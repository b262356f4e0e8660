package dev.nexus.platform.inbox;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators do with events that were given up. Each act is logged with the account that did it, never with the event's data. */
final class ParkedEventOperating {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedEventOperating.class);
    private static final String LIST = "parked events";

    private final ParkedEvents events;

    ParkedEventOperating(ParkedEvents events) {
        this.events = events;
    }

    Page<ParkedEvent> list(CurrentUser operator, ParkedEventFilter filter, PageRequest page) {
        operator.requireAdmin();
        var after = page.after(LIST, 2)
                .map(cursor -> new ParkedEvents.Place(cursor.instant(0), cursor.uuid(1)))
                .orElse(null);
        return Page.cut(
                events.list(filter, after, page.limit() + 1),
                page,
                event -> Cursor.of(LIST, event.parkedAt(), event.id()),
                event -> event);
    }

    /**
     * One that is parked, or that waits for its next try.
     *
     * @throws ProblemException {@code forbidden} or {@code parked-event-not-found}
     */
    ParkedEvent one(CurrentUser operator, UUID id) {
        operator.requireAdmin();
        return events.find(id).orElseThrow(() -> gone(id));
    }

    /**
     * Lets an event be tried again at once. One that waits already is left to its own time.
     *
     * @throws ProblemException {@code forbidden}, {@code parked-event-not-found} or {@code event-not-parked}
     */
    void replay(CurrentUser operator, UUID id) {
        operator.requireAdmin();
        require(events.replay(id), id);
        acted("An operator replays a parked event", operator, id);
    }

    /** Lets all of some kind be tried again; returns how many. */
    int replayAll(CurrentUser operator, ParkedEventFilter filter) {
        operator.requireAdmin();
        var replayed = events.replayAll(filter);
        LOG.atInfo()
                .addKeyValue("operator", operator.accountId())
                .addKeyValue("events", replayed)
                .log("An operator replays parked events");
        return replayed;
    }

    /**
     * Gives an event up for good.
     *
     * @throws ProblemException {@code forbidden}, {@code parked-event-not-found} or {@code event-not-parked}
     */
    void drop(CurrentUser operator, UUID id) {
        operator.requireAdmin();
        require(events.drop(id), id);
        acted("An operator dropped a parked event", operator, id);
    }

    private void require(boolean done, UUID id) {
        if (!done) {
            throw events.find(id)
                    .map(waiting -> new ProblemException(
                            ParkedEventProblem.EVENT_NOT_PARKED,
                            "It waits for its next try at " + waiting.nextTryAt() + "."))
                    .orElseGet(() -> gone(id));
        }
    }

    private static ProblemException gone(UUID id) {
        return new ProblemException(
                ParkedEventProblem.PARKED_EVENT_NOT_FOUND,
                "The event %s was handled, dropped or never parked.".formatted(id));
    }

    private static void acted(String what, CurrentUser operator, UUID id) {
        LOG.atInfo()
                .addKeyValue("operator", operator.accountId())
                .addKeyValue("parkedEvent", id)
                .log(what);
    }
}
