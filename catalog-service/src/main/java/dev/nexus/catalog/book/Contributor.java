package dev.nexus.catalog.book;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Somebody who had a part in a library's books. Made by {@link Contributors}. */
@Entity
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Contributor {

    @Id
    private UUID id;

    @Column
    private String name;

    @Column
    private String foldedName;

    protected Contributor() {}

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String foldedName() {
        return foldedName;
    }
}
