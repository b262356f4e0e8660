package dev.nexus.catalog.book;

import dev.nexus.catalog.text.Line;
import jakarta.validation.constraints.NotNull;

/**
 * Asks for another spelling of a name, in all books that have it.
 *
 * @param name how it is written from now on
 */
public record RenameName(@NotNull Line name) {}
