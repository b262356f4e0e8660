package dev.nexus.user.invitation;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to invitations. */
public sealed interface InvitationEvent {

    /**
     * Somebody is invited.
     *
     * @param invitationId the invitation
     * @param libraryId the library
     * @param role what whoever accepts becomes
     * @param email who is invited; null for a link
     * @param invitedBy who invites
     * @param expiresAt until when
     * @param at when
     */
    record InvitationCreated(
            InvitationId invitationId,
            LibraryId libraryId,
            Role role,
            @Nullable EmailAddress email,
            AccountId invitedBy,
            Instant expiresAt,
            Instant at)
            implements InvitationEvent {}

    /**
     * Somebody was let in by an invitation, or raised to its role.
     *
     * @param invitationId the invitation
     * @param libraryId the library
     * @param account who accepted it
     * @param at when
     */
    record InvitationAccepted(InvitationId invitationId, LibraryId libraryId, AccountId account, Instant at)
            implements InvitationEvent {}

    /**
     * An invitation is refused from now on.
     *
     * @param invitationId the invitation
     * @param libraryId the library
     * @param invitedBy whose it was
     * @param at when
     */
    record InvitationRevoked(InvitationId invitationId, LibraryId libraryId, AccountId invitedBy, Instant at)
            implements InvitationEvent {}
}
