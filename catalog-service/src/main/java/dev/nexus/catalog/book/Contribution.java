package dev.nexus.catalog.book;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ManyToOne;

/** Somebody's part in one book. */
@Embeddable
record Contribution(
        @ManyToOne Contributor contributor,
        @Enumerated(EnumType.STRING) ContributorRole role) {}
