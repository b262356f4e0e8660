package dev.nexus.catalog.book;

import jakarta.persistence.Entity;

/** What a book is of its kind, as its publisher says. */
@Entity
class Genre extends Named {

    protected Genre() {}
}
