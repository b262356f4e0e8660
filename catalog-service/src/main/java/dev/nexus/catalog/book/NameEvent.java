package dev.nexus.catalog.book;

import dev.nexus.catalog.library.LibraryId;
import java.time.Instant;
import java.util.UUID;

/** A fact about a name that the books of a library share. Listeners run in the transaction that made it. */
public sealed interface NameEvent {

    NameKind kind();

    /** The name that it is about. */
    UUID id();

    LibraryId library();

    /**
     * A duplicate is the name itself from now on.
     *
     * @param duplicate the entry that is gone
     * @param name how the one that stays is spelt
     */
    record NameMerged(NameKind kind, UUID id, UUID duplicate, LibraryId library, String name, Instant at)
            implements NameEvent {}
}
