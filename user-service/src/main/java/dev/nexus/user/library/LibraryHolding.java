package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import org.springframework.stereotype.Component;

/**
 * Where all changes of a library and its members begin. They happen one after the other: two owners must not make each other a
 * listener, or leave, at once.
 */
@Component
class LibraryHolding {

    private final Libraries libraries;
    private final Memberships memberships;

    LibraryHolding(Libraries libraries, Memberships memberships) {
        this.libraries = libraries;
        this.memberships = memberships;
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
