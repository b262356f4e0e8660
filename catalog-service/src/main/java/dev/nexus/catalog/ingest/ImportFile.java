package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.MediaName;
import org.jspecify.annotations.Nullable;

/**
 * A file of an import.
 *
 * @param name what the client called it, made harmless
 * @param source its path below the import root; null for what was uploaded
 */
record ImportFile(MediaName media, String name, @Nullable String source, long size) {}
