package dev.nexus.catalog.book;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface Books extends Repository<Book, UUID> {

    Book save(Book book);

    Book saveAndFlush(Book book);

    Optional<Book> findById(UUID id);

    List<Book> findAllByIdIn(Collection<UUID> ids);

    void delete(Book book);

    @NativeQuery("select id from book where library_id = :libraryId and content_hash = :contentHash")
    Optional<UUID> idByContent(UUID libraryId, String contentHash);

    /** Lets one transaction at a time publish a content in a library; the others then find its book. */
    @NativeQuery("select true from pg_advisory_xact_lock(hashtextextended(:libraryId || ' ' || :contentHash, 0))")
    boolean lockContent(String libraryId, String contentHash);

    /** Some books that were removed before, each until the end of the transaction for this caller alone. */
    @NativeQuery("""
            select id from book where removed_at < :before order by removed_at limit :atMost for update skip locked
            """)
    List<UUID> claimRemoved(Instant before, int atMost);
}
