package dev.nexus.catalog.book;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A book's cover; its bytes are in the media store. */
@Embeddable
record Cover(
        @Column(table = "cover") UUID mediaId,
        @Column(table = "cover") String mimeType,
        @Column(table = "cover") long size,
        @Column(table = "cover") String sha256) {}
