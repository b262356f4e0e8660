package dev.nexus.user.invitation;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.library.Library;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.LibraryProblem;
import dev.nexus.user.library.LibraryReading;
import dev.nexus.user.library.Role;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows invitations: to owners those of their libraries, and to whoever has the secret what it is for. */
@Component
public class InvitationReading {

    private static final String LIST = "invitations";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * What somebody is invited to.
     *
     * @param library the library
     * @param inviter who invites
     * @param invitation the offer
     */
    public record Offer(Library library, Account inviter, Invitation invitation) {}

    private final LibraryReading libraries;
    private final Invitations invitations;
    private final Accounts accounts;
    private final InvitationThrottle throttle;
    private final Clock clock;

    InvitationReading(
            LibraryReading libraries,
            Invitations invitations,
            Accounts accounts,
            InvitationThrottle throttle,
            Clock clock) {
        this.libraries = libraries;
        this.invitations = invitations;
        this.accounts = accounts;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * The invitations to a library that can still be accepted, the oldest first.
     *
     * @param owner who asks
     * @param id which library
     * @param page which of them
     * @return a page of them
     * @throws ProblemException {@code library-not-found} or {@code role-too-low}
     */
    @Transactional(readOnly = true)
    public Page<Invitation> open(AccountId owner, LibraryId id, PageRequest page) {
        if (libraries.one(owner, id).role() != Role.OWNER) {
            throw new ProblemException(LibraryProblem.ROLE_TOO_LOW, "Only an owner sees invitations.");
        }
        var after = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        var rows = invitations.findOpen(id.value(), after, clock.instant(), Limit.of(page.limit() + 1));
        return Page.cut(rows, page, row -> Cursor.of(LIST, row.id()), row -> row);
    }

    /**
     * What a secret is for. To be called outside of transactions.
     *
     * @param token what somebody has
     * @return the offer
     * @throws ProblemException {@code invitation-not-found} or {@code too-many-attempts}
     */
    public Offer preview(InvitationToken token) {
        throttle.guard();
        var offer = offer(token).orElseThrow(InvitationProblem::notFound);
        throttle.withdraw();
        return offer;
    }

    /** What a secret is for; empty when it is good for nothing. */
    Optional<Offer> offer(InvitationToken token) {
        return invitations
                .findByHash(token.hash())
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .flatMap(this::offer);
    }

    private Optional<Offer> offer(Invitation invitation) {
        return accounts.find(invitation.invitedBy())
                .filter(inviter -> !inviter.isDisabled())
                .flatMap(inviter -> libraries
                        .find(inviter.id(), invitation.libraryId())
                        .filter(joined -> joined.role() == Role.OWNER)
                        .map(joined -> new Offer(joined.library(), inviter, invitation)));
    }
}
