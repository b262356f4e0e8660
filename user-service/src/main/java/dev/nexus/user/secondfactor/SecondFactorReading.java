package dev.nexus.user.secondfactor;

import dev.nexus.user.account.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows owners how their account is protected. */
@Component
public class SecondFactorReading {

    private final Authenticators authenticators;

    SecondFactorReading(Authenticators authenticators) {
        this.authenticators = authenticators;
    }

    /**
     * Whether an account has a second factor.
     *
     * @param account whose
     * @return the status
     */
    @Transactional(readOnly = true)
    public SecondFactorStatus status(AccountId account) {
        return authenticators
                .find(account)
                .filter(Authenticator::isConfirmed)
                .map(held -> new SecondFactorStatus(true, held.confirmedAt(), authenticators.codesLeft(account)))
                .orElse(new SecondFactorStatus(false, null, 0));
    }
}
