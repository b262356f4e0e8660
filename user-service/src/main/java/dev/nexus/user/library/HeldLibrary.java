package dev.nexus.user.library;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;

/**
 * A library that is being changed, held until the transaction ends.
 *
 * @param library the library
 * @param actor the membership of who changes it
 */
record HeldLibrary(Library library, Membership actor) {

    LibraryId id() {
        return library.id();
    }

    AccountId actorId() {
        return actor.accountId();
    }

    boolean isActor(AccountId account) {
        return actorId().equals(account);
    }

    /**
     * Guards what only owners do.
     *
     * @param rule what the others are told
     * @throws ProblemException {@code role-too-low}
     */
    void requireOwner(String rule) {
        if (actor.role() != Role.OWNER) {
            throw new ProblemException(LibraryProblem.ROLE_TOO_LOW, rule);
        }
    }
}
