package dev.nexus.catalog.book;

import java.util.UUID;

/**
 * A name that books of a library share: somebody, a series, a genre, a tag or a publisher.
 *
 * @param books how many books on the shelf have it
 */
public record NameView(UUID id, UUID libraryId, String name, long books) {}
