package dev.nexus.platform.outbox;

/**
 * An event that waits to be published.
 *
 * @param position its place in the outbox
 * @param body the CloudEvent
 */
record OutboxRow(long position, String body) {}
