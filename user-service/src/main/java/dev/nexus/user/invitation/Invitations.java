package dev.nexus.user.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All invitations. They change only while their library is held. */
interface Invitations extends Repository<Invitation, UUID> {

    Invitation save(Invitation invitation);

    Optional<Invitation> findByIdAndLibraryId(UUID id, UUID libraryId);

    Optional<Invitation> findByHash(byte[] hash);

    /** Not the invitation itself: it may change until its library is held. */
    @Query("select invitation.libraryId from Invitation invitation where invitation.hash = :hash")
    Optional<UUID> findLibraryByHash(byte[] hash);

    @Query("""
            select invitation from Invitation invitation
            where invitation.libraryId = :library and invitation.id > :after and invitation.revokedAt is null
                and invitation.expiresAt > :now and invitation.uses < invitation.maxUses
            order by invitation.id""")
    List<Invitation> findOpen(UUID library, UUID after, Instant now, Limit limit);

    @Query("""
            select invitation from Invitation invitation
            where invitation.libraryId = :library and invitation.invitedBy = :inviter and invitation.revokedAt is null
                and invitation.expiresAt > :now and invitation.uses < invitation.maxUses
            order by invitation.id""")
    List<Invitation> findOpenBy(UUID inviter, UUID library, Instant now);

    @Modifying
    @Query("delete from Invitation invitation where invitation.expiresAt < :before")
    void deleteExpired(Instant before);
}
