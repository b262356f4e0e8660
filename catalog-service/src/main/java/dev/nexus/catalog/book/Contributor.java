package dev.nexus.catalog.book;

import jakarta.persistence.Entity;

/** Somebody who had a part in a library's books. */
@Entity
class Contributor extends Named {

    protected Contributor() {}
}
