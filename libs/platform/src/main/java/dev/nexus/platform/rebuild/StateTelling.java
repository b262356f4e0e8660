package dev.nexus.platform.rebuild;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.contracts.Subscription;
import dev.nexus.platform.outbox.Outbox.Fact;
import dev.nexus.platform.outbox.StateOutbox;
import dev.nexus.platform.outbox.StateOutbox.StateFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the present state of aggregates that are held into the outbox, for one consumer's queue. */
final class StateTelling {

    private final List<CurrentState> kinds;
    private final StateOutbox outbox;

    StateTelling(List<CurrentState> kinds, StateOutbox outbox) {
        this.kinds = List.copyOf(kinds);
        this.outbox = outbox;
    }

    List<String> kinds() {
        return kinds.stream().map(CurrentState::sources).toList();
    }

    /** Tells what the consumer's queue is for; returns how many events that makes. */
    int tell(Subscription to, List<SequencedAggregate> held) {
        List<StateFact> facts = new ArrayList<>();
        for (CurrentState kind : kinds) {
            Map<String, SequencedAggregate> ofKind = new LinkedHashMap<>();
            held.stream()
                    .filter(aggregate -> aggregate.source().startsWith(kind.sources()))
                    .forEach(aggregate -> ofKind.put(aggregate.source(), aggregate));
            if (!ofKind.isEmpty()) {
                facts.addAll(sequenced(kind, ofKind));
            }
        }
        var wanted = facts.stream()
                .filter(fact -> to.receives(
                        EventCatalogue.of(fact.fact().event().getClass()).type()))
                .toList();
        outbox.append(to.queue(), wanted);
        return wanted.size();
    }

    /** The last fact of an aggregate has the sequence of its last event, those before count up to it. */
    private static List<StateFact> sequenced(CurrentState kind, Map<String, SequencedAggregate> aggregates) {
        Map<String, List<Fact>> bySource = new LinkedHashMap<>();
        kind.of(aggregates.values().stream().map(SequencedAggregate::known).toList())
                .forEach(fact -> bySource.computeIfAbsent(fact.aggregate().source(), source -> new ArrayList<>())
                        .add(fact));
        List<StateFact> sequenced = new ArrayList<>();
        bySource.forEach((source, facts) -> {
            SequencedAggregate aggregate = aggregates.get(source);
            if (aggregate == null || facts.size() > aggregate.last()) {
                throw new IllegalStateException("%s tells %d facts of %s, which it was not asked for or cannot know"
                        .formatted(kind.getClass().getSimpleName(), facts.size(), source));
            }
            long first = aggregate.last() - facts.size() + 1;
            for (int i = 0; i < facts.size(); i++) {
                sequenced.add(new StateFact(facts.get(i), first + i));
            }
        });
        return sequenced;
    }
}
