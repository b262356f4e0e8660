package dev.nexus.platform.replay;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;

/** Lets operators have events published again. */
final class EventReplayOperating {

    private static final Logger LOG = LoggerFactory.getLogger(EventReplayOperating.class);
    private static final String LIST = "event replays";
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final String service;
    private final EventReplays replays;
    private final Predicate<String> queueExists;
    private final IdSource ids;
    private final Clock clock;

    EventReplayOperating(
            String service, EventReplays replays, Predicate<String> queueExists, IdSource ids, Clock clock) {
        this.service = service;
        this.replays = replays;
        this.queueExists = queueExists;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks for a replay; it begins within a second, after those that were asked for before.
     *
     * @throws ProblemException {@code forbidden}, {@code validation-failed} or {@code unknown-queue}
     */
    EventReplay request(CurrentUser operator, RequestEventReplay wanted) {
        operator.requireAdmin();
        var from = wanted.from().truncatedTo(ChronoUnit.MICROS);
        var to = wanted.to().truncatedTo(ChronoUnit.MICROS);
        if (!from.isBefore(to)) {
            throw impossible("#/to", "must be later than from");
        }
        var types = wanted.types();
        if (types != null && !types.stream().allMatch(type -> type.startsWith(service + "."))) {
            throw impossible("#/types", "must be types of this service's events, which begin with " + service + ".");
        }
        var queue = wanted.queue();
        if (queue != null) {
            requireQueue(queue);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var replay = new EventReplay(
                ids.next(), from, to, types, wanted.sources(), queue, JobState.QUEUED, null, 0, null, null, now, null);
        replays.add(replay);
        acted("An operator has events published again", operator, replay.id());
        return replay;
    }

    private void requireQueue(String queue) {
        try {
            if (!queueExists.test(queue)) {
                throw new ProblemException(ReplayProblem.UNKNOWN_QUEUE, "The broker has no queue " + queue + ".");
            }
        } catch (AmqpException away) {
            throw new ProblemException(
                            CommonProblem.UNAVAILABLE, "The broker, which would know the queue, does not answer.")
                    .retryAfter(COME_BACK);
        }
    }

    Page<EventReplay> list(CurrentUser operator, PageRequest page) {
        operator.requireAdmin();
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.cut(
                replays.list(before, page.limit() + 1), page, replay -> Cursor.of(LIST, replay.id()), replay -> replay);
    }

    /**
     * Shows a replay.
     *
     * @throws ProblemException {@code forbidden} or {@code event-replay-not-found}
     */
    EventReplay one(CurrentUser operator, UUID id) {
        operator.requireAdmin();
        return replays.find(id).orElseThrow(() -> new ProblemException(ReplayProblem.EVENT_REPLAY_NOT_FOUND, null));
    }

    /**
     * Ends a replay after the batch that is under way.
     *
     * @throws ProblemException {@code forbidden}, {@code event-replay-not-found} or {@code event-replay-finished}
     */
    void cancel(CurrentUser operator, UUID id) {
        var replay = one(operator, id);
        if (!replays.finish(id, JobState.CANCELLED, null, clock.instant())) {
            throw new ProblemException(ReplayProblem.EVENT_REPLAY_FINISHED, null);
        }
        acted("An operator cancelled a replay of events", operator, replay.id());
    }

    private static ProblemException impossible(String pointer, String rule) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED,
                "One value is not possible.",
                List.of(InvalidValue.field(pointer, rule)));
    }

    private static void acted(String what, CurrentUser operator, UUID replay) {
        LOG.atInfo()
                .addKeyValue("operator", operator.accountId())
                .addKeyValue("replay", replay)
                .log(what);
    }
}
