package dev.nexus.notification.follow;

import java.util.UUID;

/**
 * Why an account wants to hear of an author or a series.
 *
 * @param finished whether it has heard a book of it to the end; if not, it follows it
 */
public record Interest(UUID account, UUID entry, boolean finished) {}
