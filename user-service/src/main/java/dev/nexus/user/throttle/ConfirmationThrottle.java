package dev.nexus.user.throttle;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Slows down the guessing of a password by somebody who has got hold of a session. */
@Component
public class ConfirmationThrottle {

    private final Throttle throttle;
    private final Limit limit;

    ConfirmationThrottle(Throttle throttle, ThrottleSettings settings) {
        this.throttle = throttle;
        this.limit = new Limit("password confirmation", settings.pair(), settings.pairInterval());
    }

    /**
     * Counts a guess before it is judged. To be called outside of transactions.
     *
     * @param account whose password is guessed
     * @throws ProblemException {@code too-many-attempts} with {@code Retry-After}
     */
    public void guard(AccountId account) {
        throttle.use(uses(account)).ifPresent(pause -> {
            throw ThrottleProblem.tooMany(pause);
        });
    }

    /**
     * The guess was right: it is not counted.
     *
     * @param account whose password it was
     */
    public void withdraw(AccountId account) {
        throttle.giveBack(uses(account));
    }

    private List<Use> uses(AccountId account) {
        return List.of(Use.of(limit, account.toString()));
    }
}
