package dev.nexus.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An event that is to be published.
 *
 * @param position its place in the outbox
 * @param body the CloudEvent
 * @param queue the only queue that it goes to; null for everybody who listens
 */
public record OutboxRow(
        long position, String body, @Nullable String queue) {}
