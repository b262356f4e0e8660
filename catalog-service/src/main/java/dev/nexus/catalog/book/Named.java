package dev.nexus.catalog.book;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the books of a library share by name. Made by {@link Names}. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // JPA fills the fields
abstract class Named {

    @Id
    private UUID id;

    @Column
    private UUID libraryId;

    @Column
    private String name;

    @Column
    private String foldedName;

    @Column
    private @Nullable UUID mergedInto;

    protected Named() {}

    UUID id() {
        return id;
    }

    UUID libraryId() {
        return libraryId;
    }

    String name() {
        return name;
    }

    /** The name as it is compared and sorted; one of a kind in its library. */
    String foldedName() {
        return foldedName;
    }

    /** What it has become; null unless it was a duplicate. */
    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    void rename(String to) {
        name = to;
        foldedName = Names.key(to);
    }

    void mergeInto(Named target) {
        mergedInto = target.id;
    }
}
