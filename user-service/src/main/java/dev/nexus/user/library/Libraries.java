package dev.nexus.user.library;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All libraries. */
interface Libraries extends Repository<Library, UUID> {

    Library save(Library library);

    Library saveAndFlush(Library library);

    void delete(Library library);

    /** Holds the library until the transaction ends, so that its members change one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select library from Library library where library.id = :id")
    Optional<Library> findLocked(UUID id);

    long countByFoundedBy(UUID founder);

    /** Lets an account make one library at a time, so that the others count it. */
    @NativeQuery("select true from pg_advisory_xact_lock(hashtextextended('founding ' || :founder, 0))")
    boolean lockFounder(String founder);

    @Query("""
            select new dev.nexus.user.library.JoinedLibrary(library, membership.role)
            from Membership membership join Library library on library.id = membership.libraryId
            where membership.accountId = :account and membership.revokedAt is null and library.id > :after
            order by library.id""")
    List<JoinedLibrary> findJoined(UUID account, UUID after, Limit limit);

    @Query("""
            select new dev.nexus.user.library.JoinedLibrary(library, membership.role)
            from Membership membership join Library library on library.id = membership.libraryId
            where membership.accountId = :account and membership.revokedAt is null and library.id = :id""")
    Optional<JoinedLibrary> findJoined(UUID account, UUID id);
}
