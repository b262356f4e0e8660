package dev.nexus.user.recovery;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.oidc.IdentityLinking;
import dev.nexus.user.secondfactor.SecondFactorRemoving;
import org.springframework.stereotype.Component;

/**
 * Evicts whoever made an account with an address that nobody had proven: what was added to it by then may be a stranger's, who
 * waited for the owner of the address.
 */
@Component
class SquatterEvicting {

    private final IdentityLinking identities;
    private final SecondFactorRemoving secondFactor;

    SquatterEvicting(IdentityLinking identities, SecondFactorRemoving secondFactor) {
        this.identities = identities;
        this.secondFactor = secondFactor;
    }

    /** All of it in the caller's transaction. */
    void evict(AccountId account) {
        identities.unlinkAll(account);
        secondFactor.drop(account);
    }
}
