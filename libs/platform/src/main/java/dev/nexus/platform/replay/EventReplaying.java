package dev.nexus.platform.replay;

import dev.nexus.platform.outbox.EventPublisher;
import dev.nexus.platform.outbox.OutboxRow;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.process.OneAtATime;
import dev.nexus.platform.replay.EventReplay.HistoryPlace;
import dev.nexus.platform.replay.OutboxHistory.Published;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries replays out: a batch at a time, in the order of the history, each batch confirmed by the broker and noted in one
 * transaction, so that whoever goes on after a crash repeats one batch at most. Each turn publishes what the rate allows and then
 * lets the service's own events go first.
 */
final class EventReplaying {

    private static final Logger LOG = LoggerFactory.getLogger(EventReplaying.class);
    private static final int BATCH = 200;
    private static final Duration KEPT = Duration.ofDays(30);

    private final EventReplays replays;
    private final OutboxHistory history;
    private final ErasedAccounts erased;
    private final EventPublisher publisher;
    private final Predicate<String> queueExists;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final int perTurn;
    private final OneAtATime alone = new OneAtATime();

    EventReplaying(
            EventReplays replays,
            OutboxHistory history,
            ErasedAccounts erased,
            EventPublisher publisher,
            Predicate<String> queueExists,
            TransactionOperations transaction,
            Clock clock,
            int perTurn) {
        this.replays = replays;
        this.history = history;
        this.erased = erased;
        this.publisher = publisher;
        this.queueExists = queueExists;
        this.transaction = transaction;
        this.clock = clock;
        this.perTurn = perTurn;
    }

    @Scheduled(fixedRateString = "${nexus.replay.interval:1s}")
    void turn() {
        alone.run(this::publishSome);
    }

    private void publishSome() {
        try {
            var left = perTurn;
            while (left > 0) {
                var size = Math.min(BATCH, left);
                var read = transaction.execute(status -> step(size));
                if (read == null || read == 0) {
                    return;
                }
                left -= read;
            }
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("Events could not be published again; trying again");
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT15M")
    void forget() {
        replays.forgetBefore(clock.instant().minus(KEPT));
    }

    /** Publishes the next batch of the oldest replay; returns how many rows of the history it has dealt with. */
    private int step(int size) {
        return replays.claim().map(replay -> step(replay, size)).orElse(0);
    }

    private int step(EventReplay replay, int size) {
        if (replay.total() == null) {
            replays.begin(replay.id(), history.count(replay));
        }
        var queue = replay.queue();
        if (queue != null && !queueExists.test(queue)) {
            finish(replay, JobState.FAILED, "There is no queue %s any more.".formatted(queue));
            return 1;
        }
        var rows = history.next(replay, replay.after(), size);
        if (rows.isEmpty()) {
            finish(replay, JobState.SUCCEEDED, null);
            return 1;
        }
        var published = publish(rows.stream().map(Published::row).toList());
        HistoryPlace last = rows.getLast().place();
        replays.advance(replay.id(), published, last);
        return rows.size();
    }

    /** Without those that were purged, or are about to be. */
    private int publish(List<OutboxRow> rows) {
        var aboutErased = erased.mentioned(rows, OutboxRow::body);
        var wanted = rows.stream().filter(row -> !aboutErased.contains(row)).toList();
        if (!wanted.isEmpty()) {
            publisher.publish(wanted);
        }
        return wanted.size();
    }

    private void finish(EventReplay replay, JobState state, @Nullable String problem) {
        replays.finish(replay.id(), state, problem, clock.instant());
        LOG.atInfo()
                .addKeyValue("replay", replay.id())
                .addKeyValue("state", state.word())
                .addKeyValue("published", replay.published())
                .log("A replay of events has ended");
    }
}
