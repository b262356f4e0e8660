package dev.nexus.user.library;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets people into a library, and changes what they may do there. */
@Component
public class MembershipGranting {

    private final Libraries libraries;
    private final Memberships memberships;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;

    MembershipGranting(
            Libraries libraries,
            Memberships memberships,
            Accounts accounts,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock) {
        this.libraries = libraries;
        this.memberships = memberships;
        this.accounts = accounts;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives an account a role in a library. Giving the role that it has already changes nothing.
     *
     * @param owner who asks
     * @param id which library
     * @param accountId who gets the role
     * @param role the role from now on
     * @return the member
     * @throws ProblemException {@code library-not-found}, {@code role-too-low}, {@code account-not-found} or
     *     {@code last-owner}
     */
    @Transactional
    public Member grant(AccountId owner, LibraryId id, AccountId accountId, Role role) {
        requireOwner(owner, id);
        var account = accounts.find(accountId)
                .orElseThrow(() -> new ProblemException(LibraryProblem.ACCOUNT_NOT_FOUND, null));
        var existing = memberships.findByLibraryIdAndAccountId(id.value(), accountId.value());
        if (existing.isPresent() && existing.get().role() == role) {
            return new Member(existing.get(), account);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var membership = existing.orElseGet(() -> new Membership(ids.next(), id, accountId, role, now));
        if (membership.role() == Role.OWNER && role != Role.OWNER) {
            requireAnotherOwner(id);
        }
        membership.grant(role, now);
        memberships.save(membership);
        events.publishEvent(new LibraryEvent.MembershipGranted(membership.id(), id, accountId, role, now));
        return new Member(membership, account);
    }

    private void requireOwner(AccountId owner, LibraryId id) {
        // Locked before the roles are read: two owners must not make each other a listener at once.
        var library = libraries.findLocked(id.value());
        var role = memberships
                .findByLibraryIdAndAccountId(id.value(), owner.value())
                .map(Membership::role);
        if (library.isEmpty() || role.isEmpty()) {
            throw new ProblemException(LibraryProblem.LIBRARY_NOT_FOUND, null);
        }
        if (role.get() != Role.OWNER) {
            throw new ProblemException(LibraryProblem.ROLE_TOO_LOW, "Only an owner gives roles.");
        }
    }

    private void requireAnotherOwner(LibraryId id) {
        if (memberships.countByLibraryIdAndRole(id.value(), Role.OWNER) < 2) {
            throw new ProblemException(LibraryProblem.LAST_OWNER, "Make somebody else an owner first.");
        }
    }
}
