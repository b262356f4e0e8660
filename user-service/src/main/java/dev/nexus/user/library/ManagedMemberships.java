package dev.nexus.user.library;

import dev.nexus.user.account.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Memberships that no member decides on, but the groups at a provider. All of it happens in the caller's transaction, and a
 * library keeps an owner all the same.
 */
@Component
public class ManagedMemberships {

    private final LibraryHolding holding;
    private final Libraries libraries;
    private final Memberships memberships;
    private final MembershipGranting granting;
    private final MembershipRevoking revoking;

    ManagedMemberships(
            LibraryHolding holding,
            Libraries libraries,
            Memberships memberships,
            MembershipGranting granting,
            MembershipRevoking revoking) {
        this.holding = holding;
        this.libraries = libraries;
        this.memberships = memberships;
        this.granting = granting;
        this.revoking = revoking;
    }

    /**
     * What an account is in a library.
     *
     * @param library which library
     * @param account whose role
     * @return the role; empty for a stranger
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Role> roleOf(LibraryId library, AccountId account) {
        return memberships.find(library, account.value()).map(Membership::role);
    }

    /**
     * Makes an account, of which there is one, a member.
     *
     * @param library which library
     * @param account who becomes a member
     * @param role the role from now on
     * @return false when there is no such library, or it would lose its last owner
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean grant(LibraryId library, AccountId account, Role role) {
        if (libraries.findLocked(library.value()).isEmpty() || (role != Role.OWNER && isLastOwner(library, account))) {
            return false;
        }
        granting.set(library, account, role);
        return true;
    }

    /**
     * Lets a member go.
     *
     * @param library which library
     * @param account who is a member
     * @return false when the library would lose its last owner
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean revoke(LibraryId library, AccountId account) {
        if (libraries.findLocked(library.value()).isEmpty() || isLastOwner(library, account)) {
            return false;
        }
        revoking.revoke(account, library, account);
        return true;
    }

    private boolean isLastOwner(LibraryId library, AccountId account) {
        return memberships
                .find(library, account.value())
                .filter(holding::isLastOwner)
                .isPresent();
    }
}
