package dev.nexus.notification.follow;

import dev.nexus.notification.book.EntryKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An author or a series that somebody follows.
 *
 * @param id of the following
 * @param entry who or what is followed
 * @param library null when the follower may not read it any more
 * @param name null when the follower may not read it any more
 */
public record Follow(
        UUID id,
        EntryKind kind,
        UUID entry,
        @Nullable UUID library,
        @Nullable String name,
        Instant followedAt) {}
