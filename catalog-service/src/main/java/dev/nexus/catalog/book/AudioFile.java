package dev.nexus.catalog.book;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One of a book's audio files. Its id is also the name of its bytes in the media store. */
@Embeddable
record AudioFile(
        UUID id, String name, String mimeType, long size, long durationMillis, long startMillis, String sha256) {}
