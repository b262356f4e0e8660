package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where all changes of a library and its members begin. They happen one after the other: two owners must not make each other a
 * listener, or leave, at once.
 */
@Component
public class LibraryHolding {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Libraries libraries;
    private final Memberships memberships;
    private final Accounts accounts;

    LibraryHolding(Libraries libraries, Memberships memberships, Accounts accounts) {
        this.libraries = libraries;
        this.memberships = memberships;
        this.accounts = accounts;
    }

    /**
     * Holds a library until the caller's transaction ends: its members, and invitations to it, change one after the other.
     *
     * @param id which library
     * @return the library; empty when it is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Library> lock(LibraryId id) {
        return libraries.findLocked(id.value());
    }

    /**
     * Holds a library for one of its owners until the caller's transaction ends.
     *
     * @param actor who changes something
     * @param id which library
     * @param rule what members are told who are no owners
     * @return the library
     * @throws ProblemException {@code library-not-found}, for strangers too, or {@code role-too-low}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Library holdAsOwner(AccountId actor, LibraryId id, String rule) {
        var held = hold(actor, id);
        held.requireOwner(rule);
        return held.library();
    }

    /**
     * Holds a library for one of its members.
     *
     * @param actor who changes it
     * @param id which library
     * @return the library with the actor's membership
     * @throws ProblemException {@code library-not-found}, for strangers too
     */
    HeldLibrary hold(AccountId actor, LibraryId id) {
        // Locked before the roles are read.
        var library = libraries.findLocked(id.value());
        var membership = memberships.find(id, actor.value());
        if (library.isEmpty() || membership.isEmpty()) {
            throw new ProblemException(LibraryProblem.LIBRARY_NOT_FOUND, null);
        }
        return new HeldLibrary(library.get(), membership.get());
    }

    /**
     * Holds a library for whoever gives somebody a role: one of its owners, or an administrator of the platform who appoints an
     * owner where there is none left whose account may be used.
     *
     * @param actor who gives the role
     * @param id which library
     * @param role the role
     * @throws ProblemException {@code library-not-found}, for strangers too, or {@code role-too-low}
     */
    void holdToGrant(AccountId actor, LibraryId id, Role role) {
        // Locked before the roles are read.
        var ownerless = role == Role.OWNER && libraries.findLocked(id.value()).isPresent() && isOwnerless(id);
        if (!ownerless || !administers(actor)) {
            hold(actor, id).requireOwner("Only an owner gives roles.");
        }
    }

    /**
     * Guards what takes the role of an owner away.
     *
     * @param membership whose
     * @throws ProblemException {@code last-owner}
     */
    void requireAnotherOwner(Membership membership) {
        if (isLastOwner(membership)) {
            throw new ProblemException(LibraryProblem.LAST_OWNER, "Make somebody else an owner first.");
        }
    }

    /**
     * Whether a library would have no owner without this one. Nobody gets into an account that is disabled, so its owner does
     * not count.
     */
    boolean isLastOwner(Membership membership) {
        return membership.role() == Role.OWNER
                && !memberships.hasOwnerOtherThan(
                        membership.libraryId().value(), membership.accountId().value());
    }

    private boolean isOwnerless(LibraryId id) {
        return !memberships.hasOwnerOtherThan(id.value(), NOBODY);
    }

    private boolean administers(AccountId actor) {
        return accounts.find(actor)
                .filter(account -> account.isAdmin() && !account.isDisabled())
                .isPresent();
    }
}
