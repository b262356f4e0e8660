package dev.nexus.notification.gathering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due to be told.
 *
 * @param account whom to tell; null for all whom it concerns
 * @param toldTo those up to this account have been told; null for nobody yet
 */
record Gathering(
        UUID id,
        Topic topic,
        UUID library,
        @Nullable UUID account,
        @Nullable UUID toldTo) {}
