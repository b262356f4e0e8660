package dev.nexus.platform.inbox;

import dev.nexus.platform.event.CloudEventCodec;
import dev.nexus.platform.event.EventMetadata;
import dev.nexus.platform.event.EventTracing;
import dev.nexus.platform.inbox.EventSubscriber.Delivery;
import dev.nexus.platform.personaldata.ErasedAccounts;
import io.cloudevents.CloudEvent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets one subscriber handle one event inside the caller's transaction. The row in {@code inbox_event} and the effect commit
 * together; a second delivery, also a concurrent one, waits for that commit and then does nothing.
 */
final class OnceOnlyHandling {

    /** What became of an event. */
    enum Outcome {
        HANDLED,
        DUPLICATE,
        STALE,
        /** It tells nothing new, and nothing happens because of it. */
        KNOWN,
        ERASED
    }

    private final JdbcClient jdbc;
    private final ErasedAccounts erased;
    private final CloudEventCodec codec;
    private final EventTracing tracing;
    private final Clock clock;

    OnceOnlyHandling(JdbcClient jdbc, ErasedAccounts erased, CloudEventCodec codec, EventTracing tracing, Clock clock) {
        this.jdbc = jdbc;
        this.erased = erased;
        this.codec = codec;
        this.tracing = tracing;
        this.clock = clock;
    }

    Outcome handle(EventSubscriber subscriber, EventMetadata metadata, CloudEvent event, String body) {
        if (subscriber.kind() == EventSubscriber.Kind.REACTION && CloudEventCodec.isCurrentState(event)) {
            return Outcome.KNOWN;
        }
        if (!remember(subscriber, metadata)) {
            return Outcome.DUPLICATE;
        }
        Delivery<?> delivery = subscriber.read(metadata, event, body, codec);
        if (delivery.dataSubject().filter(erased::contains).isPresent()) {
            return Outcome.ERASED;
        }
        switch (subscriber.kind()) {
            case PROJECTION -> {
                if (!advance(subscriber, metadata)) {
                    return Outcome.STALE;
                }
            }
            case REACTION -> {}
        }
        tracing.continued(metadata, subscriber.name(), delivery::handle);
        return Outcome.HANDLED;
    }

    private boolean remember(EventSubscriber subscriber, EventMetadata metadata) {
        return jdbc.sql("""
                                insert into inbox_event (subscriber, event_id, received_at)
                                values (:subscriber, :event, :now) on conflict do nothing
                                """)
                        .param("subscriber", subscriber.name())
                        .param("event", metadata.id())
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private boolean advance(EventSubscriber subscriber, EventMetadata metadata) {
        return jdbc.sql("""
                                insert into projection_sequence (subscriber, source, sequence)
                                values (:subscriber, :source, :sequence)
                                on conflict (subscriber, source) do update set sequence = excluded.sequence
                                where projection_sequence.sequence < excluded.sequence
                                """)
                        .param("subscriber", subscriber.name())
                        .param("source", metadata.source())
                        .param("sequence", metadata.sequence())
                        .update()
                == 1;
    }
}
