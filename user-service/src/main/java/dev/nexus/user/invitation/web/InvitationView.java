package dev.nexus.user.invitation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.invitation.GivenInvitation;
import dev.nexus.user.invitation.Invitation;
import dev.nexus.user.library.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as the library's owners see it.
 *
 * @param id identifies the invitation
 * @param role what whoever accepts it becomes
 * @param email who is invited; absent for a link
 * @param invitedBy the account that invites
 * @param createdAt when it was given
 * @param expiresAt until when it is good
 * @param maxUses how many may accept it
 * @param uses how many have
 * @param token what accepts a link; shown once, when it is given
 * @param url the link, to be passed on; shown once, when it is given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationView(
        UUID id,
        Role role,
        @Nullable String email,
        UUID invitedBy,
        Instant createdAt,
        Instant expiresAt,
        int maxUses,
        int uses,
        @Nullable String token,
        @Nullable String url) {

    static InvitationView of(Invitation invitation) {
        return of(invitation, null);
    }

    static InvitationView of(GivenInvitation given) {
        return of(given.invitation(), given.link());
    }

    private static InvitationView of(Invitation invitation, GivenInvitation.@Nullable Link link) {
        return new InvitationView(
                invitation.id().value(),
                invitation.role(),
                invitation.email().map(EmailAddress::value).orElse(null),
                invitation.invitedBy().value(),
                invitation.createdAt(),
                invitation.expiresAt(),
                invitation.maxUses(),
                invitation.uses(),
                link == null ? null : link.token().value(),
                link == null ? null : link.url().toString());
    }

    @Override
    public String toString() {
        return "InvitationView[id=%s]".formatted(id);
    }
}
