package dev.nexus.user.invitation;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.invitation.InvitationEvent.InvitationRevoked;
import dev.nexus.user.library.LibraryEvent.MembershipGranted;
import dev.nexus.user.library.LibraryEvent.MembershipRevoked;
import dev.nexus.user.library.LibraryHolding;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes invitations back. */
@Component
public class InvitationRevoking {

    private final LibraryHolding holding;
    private final Invitations invitations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationRevoking(LibraryHolding holding, Invitations invitations, ApplicationEventPublisher events, Clock clock) {
        this.holding = holding;
        this.invitations = invitations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes an invitation back; who has accepted it stays.
     *
     * @param owner who asks
     * @param library of which library
     * @param id which invitation
     * @throws ProblemException {@code library-not-found}, {@code role-too-low} or {@code invitation-not-found}
     */
    @Transactional
    public void revoke(AccountId owner, LibraryId library, InvitationId id) {
        holding.holdAsOwner(owner, library, "Only an owner takes invitations back.");
        revoke(invitations
                .findByIdAndLibraryId(id.value(), library.value())
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .orElseThrow(InvitationProblem::notFound));
    }

    /** Whoever owns a library no longer invites nobody: no link stays behind as a way back in. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MembershipGranted granted) {
        if (granted.role() != Role.OWNER) {
            revokeAll(granted.account(), granted.libraryId());
        }
    }

    /** The same for one who is no member any more. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MembershipRevoked revoked) {
        revokeAll(revoked.account(), revoked.libraryId());
    }

    private void revokeAll(AccountId inviter, LibraryId library) {
        invitations
                .findOpenBy(inviter.value(), library.value(), clock.instant())
                .forEach(this::revoke);
    }

    private void revoke(Invitation invitation) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        invitation.revoke(now);
        invitations.save(invitation);
        events.publishEvent(
                new InvitationRevoked(invitation.id(), invitation.libraryId(), invitation.invitedBy(), now));
    }
}
