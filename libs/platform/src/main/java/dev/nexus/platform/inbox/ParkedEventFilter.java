package dev.nexus.platform.inbox;

import dev.nexus.platform.web.SingleLine;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which parked events are meant; all of them where nothing is said.
 *
 * @param subscriber only those of this subscriber, or of this queue where they were unreadable
 * @param type only those of this event type, such as {@code catalog.book.published.v1}
 */
record ParkedEventFilter(
        @Nullable @Size(max = 200) @SingleLine String subscriber,
        @Nullable @Size(max = 200) @SingleLine String type) {}
