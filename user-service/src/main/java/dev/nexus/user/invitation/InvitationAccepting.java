package dev.nexus.user.invitation;

import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.invitation.InvitationEvent.InvitationAccepted;
import dev.nexus.user.library.JoinedLibrary;
import dev.nexus.user.library.LibraryHolding;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.LibraryReading;
import dev.nexus.user.library.MembershipGranting;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people in who were invited. */
@Component
public class InvitationAccepting {

    private final LibraryHolding holding;
    private final MembershipGranting granting;
    private final AccountReading accounts;
    private final ErasedAccounts erased;
    private final Invitations invitations;
    private final InvitationUses uses;
    private final InvitationReading reading;
    private final LibraryReading libraries;
    private final InvitationThrottle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    InvitationAccepting(
            LibraryHolding holding,
            MembershipGranting granting,
            AccountReading accounts,
            ErasedAccounts erased,
            Invitations invitations,
            InvitationUses uses,
            InvitationReading reading,
            LibraryReading libraries,
            InvitationThrottle throttle,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.holding = holding;
        this.granting = granting;
        this.accounts = accounts;
        this.erased = erased;
        this.invitations = invitations;
        this.uses = uses;
        this.reading = reading;
        this.libraries = libraries;
        this.throttle = throttle;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Lets somebody in. A member never loses anything by it; an invitation that would give a member nothing is not used up. To
     * accept again, because the answer was lost, answers the same.
     *
     * @param guest who accepts
     * @param token what the guest has
     * @return the library with the guest's role
     * @throws ProblemException {@code invitation-not-found}, {@code invitation-for-another} or {@code too-many-attempts}
     */
    public JoinedLibrary accept(AccountId guest, InvitationToken token) {
        throttle.guard();
        var library = invitations.findLibraryByHash(token.hash()).orElseThrow(InvitationProblem::notFound);
        throttle.withdraw();
        return transaction.execute(_ -> enter(guest, new LibraryId(library), token));
    }

    private JoinedLibrary enter(AccountId guest, LibraryId id, InvitationToken token) {
        erased.refuse(guest.value());
        if (holding.lock(id).isEmpty()) {
            throw InvitationProblem.notFound();
        }
        return enteredBefore(guest, token)
                .orElseGet(() -> enter(guest, reading.offer(token).orElseThrow(InvitationProblem::notFound)));
    }

    private JoinedLibrary enter(AccountId guest, InvitationReading.Offer offer) {
        var invitation = offer.invitation();
        if (!invitation.isFor(accounts.own(guest).email())) {
            throw new ProblemException(
                    InvitationProblem.INVITATION_FOR_ANOTHER, "Sign in with the account of the invited address.");
        }
        if (uses.contains(invitation.id(), guest)) {
            // Let in by it before, and gone since: once is enough.
            throw InvitationProblem.notFound();
        }
        if (granting.raise(offer.library(), guest, invitation.role()).isPresent()) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            invitation.use();
            invitations.save(invitation);
            uses.add(invitation.id(), guest, now);
            events.publishEvent(new InvitationAccepted(invitation.id(), invitation.libraryId(), guest, now));
        }
        return libraries.one(guest, invitation.libraryId());
    }

    private Optional<JoinedLibrary> enteredBefore(AccountId guest, InvitationToken token) {
        return invitations
                .findByHash(token.hash())
                .filter(invitation -> uses.contains(invitation.id(), guest))
                .flatMap(invitation -> libraries.find(guest, invitation.libraryId()));
    }
}
