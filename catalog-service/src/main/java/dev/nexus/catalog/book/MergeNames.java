package dev.nexus.catalog.book;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Asks to take duplicates of a name for the name itself, in all books that have them and in those that come.
 *
 * @param duplicates of the same kind and library
 */
public record MergeNames(@NotNull @Size(min = 1, max = 100) List<@NotNull UUID> duplicates) {

    public MergeNames {
        duplicates = duplicates == null ? List.of() : List.copyOf(duplicates);
    }
}
