package dev.nexus.catalog.book;

import jakarta.persistence.Entity;

/** Who brought a recording out. */
@Entity
class Publisher extends Named {

    protected Publisher() {}
}
