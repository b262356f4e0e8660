package dev.nexus.catalog.book;

import org.jspecify.annotations.Nullable;

/**
 * How much room a library takes.
 *
 * @param used bytes of audio and covers, those of deleted books included as long as they can be restored
 * @param quota bytes that it may take; null for as many as there are
 */
public record StorageView(long used, @Nullable Long quota) {}
