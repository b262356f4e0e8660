package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where all changes of a library and its members begin. They happen one after the other: two owners must not make each other a
 * listener, or leave, at once.
 */
@Component
public class LibraryHolding {

    private final Libraries libraries;
    private final Memberships memberships;

    LibraryHolding(Libraries libraries, Memberships memberships) {
        this.libraries = libraries;
        this.memberships = memberships;
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
     * Guards what takes the role of an owner away.
     *
     * @param membership whose
     * @throws ProblemException {@code last-owner}
     */
    void requireAnotherOwner(Membership membership) {
        if (membership.role() == Role.OWNER
                && memberships.countByLibraryIdAndRoleAndRevokedAtIsNull(
                                membership.libraryId().value(), Role.OWNER)
                        < 2) {
            throw new ProblemException(LibraryProblem.LAST_OWNER, "Make somebody else an owner first.");
        }
    }
}
