package dev.nexus.user.invitation;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.invitation.InvitationEvent.InvitationCreated;
import dev.nexus.user.library.Library;
import dev.nexus.user.library.LibraryHolding;
import dev.nexus.user.library.LibraryId;
import dev.nexus.user.library.Role;
import dev.nexus.user.mail.Mail;
import dev.nexus.user.mail.MailLinks;
import dev.nexus.user.mail.Mails;
import dev.nexus.user.signin.SignInProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Invites people to libraries. */
@Component
public class Inviting {

    private static final String OWNERS_INVITE = "Only an owner invites.";

    private final LibraryHolding holding;
    private final AccountReading accounts;
    private final Invitations invitations;
    private final InvitationThrottle throttle;
    private final InvitationSettings settings;
    private final Mails mails;
    private final MailLinks links;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Inviting(
            LibraryHolding holding,
            AccountReading accounts,
            Invitations invitations,
            InvitationThrottle throttle,
            InvitationSettings settings,
            Mails mails,
            MailLinks links,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.holding = holding;
        this.accounts = accounts;
        this.invitations = invitations;
        this.throttle = throttle;
        this.settings = settings;
        this.mails = mails;
        this.links = links;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Sees to it that there can be such an invitation, and counts it. To be called outside of transactions, before it is given.
     *
     * @param owner who invites
     * @param id to which library
     * @param wanted whom, and as what
     * @throws ProblemException {@code library-not-found}, {@code role-too-low}, {@code validation-failed}, {@code
     *     mail-unavailable} or {@code too-many-requests}
     */
    public void admit(AccountId owner, LibraryId id, InviteSomebody wanted) {
        requireSafe(wanted);
        lifetime(wanted);
        if (wanted.email() != null) {
            mails.requireDelivery();
        }
        // Before it is counted: nobody uses up the numbers of a library that is not theirs.
        transaction.executeWithoutResult(_ -> holding.holdAsOwner(owner, id, OWNERS_INVITE));
        throttle.count(owner, wanted.email());
    }

    /**
     * Invites somebody, whether there is an account of that address or not. The secret goes by mail, or is answered for a link.
     *
     * @param owner who invites
     * @param id to which library
     * @param wanted whom, and as what; {@linkplain #admit admitted} before
     * @return the invitation
     * @throws ProblemException {@code library-not-found}, {@code role-too-low}, {@code validation-failed} or {@code
     *     email-not-verified}
     */
    public GivenInvitation invite(AccountId owner, LibraryId id, InviteSomebody wanted) {
        return transaction.execute(
                _ -> give(owner, holding.holdAsOwner(owner, id, OWNERS_INVITE), wanted, lifetime(wanted)));
    }

    private GivenInvitation give(AccountId owner, Library library, InviteSomebody wanted, Duration lifetime) {
        var inviter = accounts.own(owner);
        if (wanted.email() != null && settings.requireVerifiedEmail() && !inviter.isEmailVerified()) {
            throw new ProblemException(
                    SignInProblem.EMAIL_NOT_VERIFIED, "Whoever invites by mail has proven an address.");
        }
        var token = InvitationToken.random();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var invitation = invitations.save(new Invitation(
                new InvitationId(ids.next()), library.id(), owner, wanted, token, now, now.plus(lifetime)));
        events.publishEvent(new InvitationCreated(
                invitation.id(), library.id(), invitation.role(), wanted.email(), owner, invitation.expiresAt(), now));
        return invitation
                .email()
                .map(address -> {
                    mails.send(address, letter(library, inviter, token));
                    return new GivenInvitation(invitation, null);
                })
                .orElseGet(() -> new GivenInvitation(invitation, link(token)));
    }

    private static Mail.Invitation letter(Library library, Account inviter, InvitationToken token) {
        return new Mail.Invitation(library.name().value(), inviter.displayName().value(), token.value());
    }

    private GivenInvitation.Link link(InvitationToken token) {
        return new GivenInvitation.Link(token, links.toInvitation(token.value()));
    }

    private Duration lifetime(InviteSomebody wanted) {
        if (wanted.expiresIn() == null) {
            return settings.lifetime();
        }
        var lifetime = Duration.ofSeconds(wanted.expiresIn());
        if (lifetime.compareTo(settings.longest()) > 0) {
            throw impossible(
                    "#/expiresIn", "must be at most " + settings.longest().toSeconds());
        }
        return lifetime;
    }

    private static void requireSafe(InviteSomebody wanted) {
        if (wanted.email() == null && wanted.role() == Role.OWNER) {
            throw impossible("#/role", "must be curator or listener for a link: whoever finds it could follow it");
        }
        if (wanted.email() != null && wanted.maxUses() != null && wanted.maxUses() != 1) {
            throw impossible("#/maxUses", "must be 1 for an invitation by mail");
        }
    }

    private static ProblemException impossible(String field, String rule) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED,
                "There can be no such invitation.",
                List.of(InvalidValue.field(field, rule)));
    }
}
