package dev.nexus.user.library;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who belongs where. */
interface Memberships extends Repository<Membership, UUID> {

    Membership save(Membership membership);

    Optional<Membership> findByLibraryIdAndAccountId(UUID libraryId, UUID accountId);

    long countByLibraryIdAndRole(UUID libraryId, Role role);

    @Query("""
            select new dev.nexus.user.library.Member(membership, account)
            from Membership membership join Account account on account.id = membership.accountId
            where membership.libraryId = :library and membership.accountId > :after
            order by membership.accountId""")
    List<Member> findMembers(UUID library, UUID after, Limit limit);
}
