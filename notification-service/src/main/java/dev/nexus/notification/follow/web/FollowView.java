package dev.nexus.notification.follow.web;

import dev.nexus.notification.follow.Follow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An author or a series that the caller follows.
 *
 * @param kind {@code author} or {@code series}
 * @param id the author's or the series'
 * @param libraryId null when the caller may not read it any more
 * @param name null when the caller may not read it any more
 */
record FollowView(
        String kind,
        UUID id,
        @Nullable UUID libraryId,
        @Nullable String name,
        Instant followedAt) {

    static FollowView of(Follow follow) {
        return new FollowView(
                follow.kind().column(), follow.entry(), follow.library(), follow.name(), follow.followedAt());
    }
}
