package dev.nexus.platform.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a CloudEvent as the suite uses them (CloudEvents 1.0 with the Sequence, Partitioning and Distributed
 * Tracing extensions).
 *
 * @param id UUIDv7, the same at every redelivery and replay
 * @param type wire name and routing key
 * @param source the aggregate, for example {@code /catalog/books/{id}}
 * @param subject the aggregate's identifier
 * @param time when the fact happened
 * @param sequence the aggregate's own event counter, from 1, without gaps
 * @param partitionKey events of one key are in order
 * @param libraryId the owning library; null for what belongs to none
 * @param dataSchema {@code $id} of the data's JSON Schema
 * @param traceParent W3C Trace Context of the cause; null when it was not traced
 */
public record EventMetadata(
        UUID id,
        String type,
        String source,
        String subject,
        Instant time,
        long sequence,
        String partitionKey,
        @Nullable UUID libraryId,
        String dataSchema,
        @Nullable String traceParent) {

    public EventMetadata {
        if (sequence < 1) {
            throw new IllegalArgumentException(
                    "sequence of %s %s is %d, but counts from 1".formatted(type, id, sequence));
        }
    }

    /** The publishing context, the first part of the type. */
    public String context() {
        return type.substring(0, type.indexOf('.'));
    }
}
