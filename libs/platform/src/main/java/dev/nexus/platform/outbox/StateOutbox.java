package dev.nexus.platform.outbox;

import dev.nexus.contracts.EventCatalogue;
import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.outbox.OutboxRows.NewRow;
import java.time.Clock;
import java.util.List;

/**
 * Where present state goes that one consumer is told again. It takes the way of all events, so it stays in order with the
 * aggregate's next ones; but it goes to that consumer's queue alone, and is no part of the history.
 */
public final class StateOutbox {

    private final OutboxRows rows;
    private final CloudEventCodec codec;
    private final IdSource ids;
    private final Clock clock;

    StateOutbox(OutboxRows rows, CloudEventCodec codec, IdSource ids, Clock clock) {
        this.rows = rows;
        this.codec = codec;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What an aggregate is now.
     *
     * @param sequence as if it were the event with this number; at most the number of the last one
     */
    public record StateFact(Outbox.Fact fact, long sequence) {}

    /** Adds facts to the current transaction, which holds the aggregates' sequences. */
    public void append(String queue, List<StateFact> facts) {
        if (!facts.isEmpty()) {
            rows.insert(facts.stream().map(fact -> row(queue, fact)).toList());
        }
    }

    private NewRow row(String queue, StateFact fact) {
        var event = fact.fact().event();
        var aggregate = fact.fact().aggregate();
        var definition = EventCatalogue.of(event.getClass());
        var metadata = new EventMetadata(
                ids.next(),
                definition.type(),
                aggregate.source(),
                aggregate.subject(),
                clock.instant(),
                fact.sequence(),
                aggregate.partitionKey(),
                aggregate.libraryId(),
                definition.schemaId(),
                null);
        return new NewRow(metadata, codec.encodeCurrentState(metadata, event), queue);
    }
}
