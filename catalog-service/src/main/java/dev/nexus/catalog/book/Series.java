package dev.nexus.catalog.book;

import jakarta.persistence.Entity;

/** A series of a library's books. */
@Entity
class Series extends Named {

    protected Series() {}
}
