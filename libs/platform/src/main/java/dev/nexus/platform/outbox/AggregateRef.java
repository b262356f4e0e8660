package dev.nexus.platform.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate that an event is about.
 *
 * @param source CloudEvents {@code source}, a path such as {@code /catalog/books/{id}}; one sequence counter each
 * @param subject the aggregate's identifier
 * @param partitionKey events of one key stay in order; by default the identifier
 * @param libraryId the owning library; null for what belongs to none
 */
public record AggregateRef(
        String source,
        String subject,
        String partitionKey,
        @Nullable UUID libraryId) {

    public AggregateRef {
        if (!source.startsWith("/")) {
            throw new IllegalArgumentException("source %s of an event is not an absolute path".formatted(source));
        }
    }

    /** For example {@code of("catalog", "books", bookId)}. */
    public static AggregateRef of(String context, String collection, UUID id) {
        return new AggregateRef("/%s/%s/%s".formatted(context, collection, id), id.toString(), id.toString(), null);
    }

    public AggregateRef inLibrary(UUID library) {
        return new AggregateRef(source, subject, partitionKey, library);
    }

    /** Keeps this aggregate's events in one order with others of the same key. */
    public AggregateRef partitionedBy(UUID key) {
        return new AggregateRef(source, subject, key.toString(), libraryId);
    }
}
