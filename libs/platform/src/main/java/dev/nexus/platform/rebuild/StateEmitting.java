package dev.nexus.platform.rebuild;

import dev.nexus.contracts.Subscription;
import dev.nexus.contracts.Topology;
import dev.nexus.platform.process.OneAtATime;
import dev.nexus.platform.replay.JobState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries emissions out, some aggregates at a time. In one transaction it holds their sequences, reads their state, puts it into the
 * outbox and notes how far it is: what they tell next comes after it in the same lane, and whoever goes on after a crash repeats
 * nothing and leaves out nothing. It waits while the outbox has a backlog, so that new events are not held up.
 */
final class StateEmitting {

    private static final Logger LOG = LoggerFactory.getLogger(StateEmitting.class);
    private static final int BATCH = 100;
    private static final int MOST_PENDING = 2_000;
    private static final Duration KEPT = Duration.ofDays(30);

    /** What a step did: it was through some aggregates, nothing is to do, or somebody holds the next aggregate. */
    private record Step(int aggregates, @Nullable String held) {

        static final Step NOTHING = new Step(0, null);
    }

    private final StateEmissions emissions;
    private final SequencedAggregates aggregates;
    private final StateTelling telling;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final int perTurn;
    private final OneAtATime alone = new OneAtATime();

    StateEmitting(
            StateEmissions emissions,
            SequencedAggregates aggregates,
            StateTelling telling,
            TransactionOperations transaction,
            Clock clock,
            int perTurn) {
        this.emissions = emissions;
        this.aggregates = aggregates;
        this.telling = telling;
        this.transaction = transaction;
        this.clock = clock;
        this.perTurn = perTurn;
    }

    @Scheduled(fixedRateString = "${nexus.replay.interval:1s}")
    void turn() {
        alone.run(this::tellSome);
    }

    private void tellSome() {
        try {
            var left = perTurn;
            @Nullable String held = null;
            while (left > 0) {
                var size = Math.min(BATCH, left);
                var awaited = held;
                var step = Objects.requireNonNull(transaction.execute(status -> step(size, awaited)));
                if (step.aggregates() == 0 && step.held() == null) {
                    return;
                }
                held = step.held();
                left -= step.aggregates();
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The present state could not be told; trying again");
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT20M")
    void forget() {
        emissions.forgetBefore(clock.instant().minus(KEPT));
    }

    private Step step(int size, @Nullable String awaited) {
        return emissions
                .claim()
                .filter(emission -> emissions.pending(MOST_PENDING) < MOST_PENDING)
                .map(emission -> step(emission, size, awaited))
                .orElse(Step.NOTHING);
    }

    private Step step(StateEmission emission, int size, @Nullable String awaited) {
        if (emission.total() == null) {
            emissions.begin(emission.id(), aggregates.count());
        }
        Optional<Subscription> to = Topology.SUBSCRIPTIONS.stream()
                .filter(subscription -> subscription.queue().equals(emission.queue()))
                .findFirst();
        if (to.isEmpty()) {
            finish(emission, JobState.FAILED, "Nobody listens to %s any more.".formatted(emission.queue()));
            return Step.NOTHING;
        }
        var free = awaited == null ? aggregates.hold(emission.after(), size) : List.<SequencedAggregate>of();
        var next = aggregates.next(emission.after(), size);
        if (next.isEmpty()) {
            if (!emissions.waitsFor(emission.queue())) {
                finish(emission, JobState.SUCCEEDED, null);
            }
            return Step.NOTHING;
        }
        var first = next.getFirst().source();
        if (first.equals(awaited)) {
            var held = aggregates.awaitAndHold(first).map(List::of).orElse(List.of());
            return tell(emission, to.get(), held, first);
        }
        var held = beginning(next, free);
        return held.isEmpty()
                ? new Step(0, first)
                : tell(emission, to.get(), held, held.getLast().source());
    }

    private Step tell(StateEmission emission, Subscription to, List<SequencedAggregate> held, String upTo) {
        var told = telling.tell(to, held);
        emissions.advance(emission.id(), held.size(), told, upTo);
        return new Step(Math.max(1, held.size()), null);
    }

    /** As many of the next as are held without a gap. */
    private static List<SequencedAggregate> beginning(List<SequencedAggregate> next, List<SequencedAggregate> held) {
        var size = 0;
        while (size < Math.min(next.size(), held.size())
                && next.get(size).source().equals(held.get(size).source())) {
            size++;
        }
        return held.subList(0, size);
    }

    private void finish(StateEmission emission, JobState state, @Nullable String problem) {
        emissions.finish(emission.id(), state, problem, clock.instant());
        LOG.atInfo()
                .addKeyValue("emission", emission.id())
                .addKeyValue("consumer", emission.consumer())
                .addKeyValue("state", state.word())
                .addKeyValue("told", emission.told())
                .log("The telling of the present state has ended");
    }
}
