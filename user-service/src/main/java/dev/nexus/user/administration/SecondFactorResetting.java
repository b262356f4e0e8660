package dev.nexus.user.administration;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.AccountReading;
import dev.nexus.user.secondfactor.SecondFactorProblem;
import dev.nexus.user.secondfactor.SecondFactorRemoving;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets administrators take the second factor from somebody who has lost the authenticator and the codes. */
@Component
public class SecondFactorResetting {

    private final AccountReading reading;
    private final SecondFactorRemoving removing;

    SecondFactorResetting(AccountReading reading, SecondFactorRemoving removing) {
        this.reading = reading;
        this.removing = removing;
    }

    /**
     * Takes the second factor from an account of somebody else. All its sessions end, and its owner is told.
     *
     * @param admin who asks
     * @param id which account
     * @throws ProblemException {@code forbidden}, also for the own account, {@code account-not-found} or
     *     {@code second-factor-not-found}
     */
    @Transactional
    public void reset(AccountId admin, AccountId id) {
        reading.requireAdmin(admin);
        if (admin.equals(id)) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Your own is removed with the password or a code.");
        }
        var account = reading.one(id);
        if (!removing.drop(account.id())) {
            throw new ProblemException(SecondFactorProblem.SECOND_FACTOR_NOT_FOUND, null);
        }
    }
}
