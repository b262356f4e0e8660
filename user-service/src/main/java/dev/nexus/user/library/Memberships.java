package dev.nexus.user.library;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who belongs where, and who did. */
interface Memberships extends Repository<Membership, UUID> {

    Membership save(Membership membership);

    /** Also one that has ended. */
    Optional<Membership> findByLibraryIdAndAccountId(UUID libraryId, UUID accountId);

    Optional<Membership> findByLibraryIdAndAccountIdAndRevokedAtIsNull(UUID libraryId, UUID accountId);

    /** Whether anybody else owns a library whose account may be used. */
    @Query("""
            select count(membership) > 0
            from Membership membership join Account account on account.id = membership.accountId
            where membership.libraryId = :library and membership.accountId <> :than and membership.revokedAt is null
                and membership.role = dev.nexus.user.library.Role.OWNER and account.disabledAt is null""")
    boolean hasOwnerOtherThan(UUID library, UUID than);

    @Query("""
            select new dev.nexus.user.library.Member(membership, account)
            from Membership membership join Account account on account.id = membership.accountId
            where membership.libraryId = :library and membership.accountId > :after and membership.revokedAt is null
            order by membership.accountId""")
    List<Member> findMembers(UUID library, UUID after, Limit limit);

    @Modifying
    @Query("delete from Membership membership where membership.libraryId = :library")
    void deleteAll(UUID library);

    default Optional<Membership> find(LibraryId library, UUID account) {
        return findByLibraryIdAndAccountIdAndRevokedAtIsNull(library.value(), account);
    }
}
