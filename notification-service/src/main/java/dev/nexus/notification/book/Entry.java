package dev.nexus.notification.book;

import java.util.UUID;

/** An author or a series of a library. */
public record Entry(UUID id, EntryKind kind, UUID library, String name) {}
