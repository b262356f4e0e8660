package dev.nexus.catalog.link;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as its account sees it.
 *
 * @param url the whole address, which is told once, when the link is made; null afterwards
 * @param expiresAt null when it is good until it is revoked
 */
public record LinkView(
        UUID id,
        @Nullable String url,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
