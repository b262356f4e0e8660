package dev.nexus.catalog.book;

import jakarta.persistence.Entity;

/** What curators group books by. */
@Entity
class Tag extends Named {

    protected Tag() {}
}
