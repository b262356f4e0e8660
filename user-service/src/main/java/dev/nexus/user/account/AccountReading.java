package dev.nexus.user.account;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Reads accounts for their owners. */
@Component
public class AccountReading {

    private final Accounts accounts;

    AccountReading(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The account of somebody who is signed in.
     *
     * @param id who asks
     * @return the account
     * @throws ProblemException {@code invalid-token} when the account is gone although its token still lives
     */
    public Account own(AccountId id) {
        return accounts.find(id)
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_TOKEN, "The account is gone."));
    }
}
