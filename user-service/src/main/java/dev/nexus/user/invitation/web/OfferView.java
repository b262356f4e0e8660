package dev.nexus.user.invitation.web;

import dev.nexus.user.invitation.InvitationReading;
import dev.nexus.user.library.Role;
import java.time.Instant;

/**
 * What somebody is invited to, as anybody sees it who has the secret.
 *
 * @param libraryName what the library is called
 * @param invitedBy how who invites is called
 * @param role what whoever accepts becomes
 * @param expiresAt until when
 */
record OfferView(String libraryName, String invitedBy, Role role, Instant expiresAt) {

    static OfferView of(InvitationReading.Offer offer) {
        return new OfferView(
                offer.library().name().value(),
                offer.inviter().displayName().value(),
                offer.invitation().role(),
                offer.invitation().expiresAt());
    }
}
