package dev.nexus.catalog.book;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A series of a library's books. Made by {@link AllSeries}. */
@Entity
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Series {

    @Id
    private UUID id;

    @Column
    private String name;

    @Column
    private String foldedName;

    protected Series() {}

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
