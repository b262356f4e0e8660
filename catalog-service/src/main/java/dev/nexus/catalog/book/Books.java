package dev.nexus.catalog.book;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface Books extends Repository<Book, UUID> {

    Book save(Book book);

    @NativeQuery("select id from book where library_id = :libraryId and content_hash = :contentHash")
    Optional<UUID> idByContent(UUID libraryId, String contentHash);

    /** Lets one transaction at a time publish a content in a library; the others then find its book. */
    @NativeQuery("select true from pg_advisory_xact_lock(hashtextextended(:libraryId || ' ' || :contentHash, 0))")
    boolean lockContent(String libraryId, String contentHash);
}
