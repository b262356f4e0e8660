package dev.nexus.user.library;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands libraries over. */
@Component
public class OwnershipTransferring {

    private final LibraryHolding holding;
    private final Memberships memberships;
    private final MembershipGranting granting;
    private final Accounts accounts;

    OwnershipTransferring(
            LibraryHolding holding, Memberships memberships, MembershipGranting granting, Accounts accounts) {
        this.holding = holding;
        this.memberships = memberships;
        this.granting = granting;
        this.accounts = accounts;
    }

    /**
     * Makes another member an owner and the present owner a curator, both or neither.
     *
     * @param owner who asks
     * @param id which library
     * @param to who owns it from now on; a member already, because a slip must not give a library to a stranger
     * @return the library with the former owner's role
     * @throws ProblemException {@code library-not-found}, {@code role-too-low}, {@code member-not-found} or
     *     {@code validation-failed} for a transfer to oneself or to a disabled account
     */
    @Transactional
    public JoinedLibrary transfer(AccountId owner, LibraryId id, AccountId to) {
        var held = holding.hold(owner, id);
        held.requireOwner("Only an owner hands a library over.");
        if (held.isActor(to)) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "A library is handed over to somebody else.",
                    List.of(InvalidValue.field("#/to", "must be another member")));
        }
        if (memberships.find(id, to.value()).isEmpty()) {
            throw new ProblemException(LibraryProblem.MEMBER_NOT_FOUND, "Only a member can become the owner.");
        }
        if (accounts.find(to).filter(account -> !account.isDisabled()).isEmpty()) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "A library is handed over to somebody who gets in.",
                    List.of(InvalidValue.field("#/to", "must not be a disabled account")));
        }
        granting.set(id, to, Role.OWNER);
        granting.set(id, owner, Role.CURATOR);
        return new JoinedLibrary(held.library(), Role.CURATOR);
    }
}
