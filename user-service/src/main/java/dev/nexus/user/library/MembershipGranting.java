package dev.nexus.user.library;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountProblem;
import dev.nexus.user.account.Accounts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets people into a library, and changes what they may do there. */
@Component
public class MembershipGranting {

    private final LibraryHolding holding;
    private final Memberships memberships;
    private final Accounts accounts;
    private final ErasedAccounts erased;
    private final ApplicationEventPublisher events;
    private final IdSource ids;
    private final Clock clock;

    MembershipGranting(
            LibraryHolding holding,
            Memberships memberships,
            Accounts accounts,
            ErasedAccounts erased,
            ApplicationEventPublisher events,
            IdSource ids,
            Clock clock) {
        this.holding = holding;
        this.memberships = memberships;
        this.accounts = accounts;
        this.erased = erased;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives an account a role in a library. Giving the role that it has already changes nothing.
     *
     * @param owner who asks: an owner, or an administrator where no owner is left
     * @param id which library
     * @param accountId who gets the role
     * @param role the role from now on
     * @return the member
     * @throws ProblemException {@code library-not-found}, {@code role-too-low}, {@code account-not-found} or
     *     {@code last-owner}
     */
    @Transactional
    public Member grant(AccountId owner, LibraryId id, AccountId accountId, Role role) {
        holding.holdToGrant(owner, id, role);
        var account = accounts.find(accountId)
                .filter(known -> !erased.contains(accountId.value()))
                .orElseThrow(() -> new ProblemException(AccountProblem.ACCOUNT_NOT_FOUND, null));
        return new Member(set(id, accountId, role), account);
    }

    /**
     * Lets an account in, or raises a member's role, while the caller {@linkplain LibraryHolding#lock holds} the library. It
     * takes nothing from anybody.
     *
     * @param held the library
     * @param account who comes in
     * @param role what the account is at least, from now on
     * @return the membership; empty when it allowed as much before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Membership> raise(Library held, AccountId account, Role role) {
        var lower = memberships
                .find(held.id(), account.value())
                .filter(member -> !role.isHigherThan(member.role()))
                .isEmpty();
        return lower ? Optional.of(set(held.id(), account, role)) : Optional.empty();
    }

    /** Makes an account, of which there is one, what it shall be from now on. The library is held by the caller. */
    Membership set(LibraryId id, AccountId account, Role role) {
        var known = memberships.findByLibraryIdAndAccountId(id.value(), account.value());
        if (known.isPresent() && !known.get().isRevoked()) {
            var member = known.get();
            if (member.role() == role) {
                return member;
            }
            holding.requireAnotherOwner(member);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var membership = known.orElseGet(() -> new Membership(ids.next(), id, account, role, now));
        membership.grant(role, now);
        memberships.save(membership);
        events.publishEvent(new LibraryEvent.MembershipGranted(membership.id(), id, account, role, now));
        return membership;
    }
}
