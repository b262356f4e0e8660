package dev.nexus.platform.rebuild;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that has told events, whether it is still there or not.
 *
 * @param source its source, such as {@code /catalog/books/{id}}
 * @param libraryId the library that its last event belonged to; null for none, and where that was not kept yet
 */
public record KnownAggregate(String source, @Nullable UUID libraryId) {

    /** The identifier that its source ends with. */
    public UUID id() {
        return UUID.fromString(source.substring(source.lastIndexOf('/') + 1));
    }
}
