package dev.nexus.user.throttle;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.Account;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of codes by somebody who has the password or a session already. Such a somebody must not shut the
 * owner out either: an address from which the account has signed in before has a count of its own.
 */
@Component
@EnableConfigurationProperties(CodeThrottleSettings.class)
public class CodeThrottle {

    private final Throttle throttle;
    private final KnownAddresses known;
    private final Limit pair;
    private final Limit account;
    private final Limit notes;

    CodeThrottle(Throttle throttle, KnownAddresses known, CodeThrottleSettings settings) {
        this.throttle = throttle;
        this.known = known;
        this.pair = new Limit("code pair", settings.pair(), settings.pairInterval());
        this.account = new Limit("code account", settings.account(), settings.accountInterval());
        this.notes = new Limit("throttled code", 1, Duration.ofDays(1));
    }

    /**
     * Counts a guess before it is judged. To be called outside of transactions.
     *
     * @param guessed whose code is guessed
     * @param clientAddress where the guess comes from
     * @throws ProblemException {@code too-many-attempts} with {@code Retry-After}
     */
    public void guard(Account guessed, String clientAddress) {
        throttle.use(uses(guessed, Network.of(clientAddress))).ifPresent(pause -> {
            throw ThrottleProblem.tooMany(pause);
        });
    }

    /**
     * The guess was right: it is not counted.
     *
     * @param guessed whose code it was
     * @param clientAddress where it came from
     */
    public void withdraw(Account guessed, String clientAddress) {
        throttle.giveBack(uses(guessed, Network.of(clientAddress)));
    }

    /**
     * Whether the owner shall be told of a refused guess: once a day. To be called outside of transactions.
     *
     * @param guessed whose code is guessed
     * @return whether it is the first of the day
     */
    public boolean isWorthNoting(Account guessed) {
        return throttle.use(List.of(Use.of(notes, guessed.id().toString()))).isEmpty();
    }

    private List<Use> uses(Account guessed, String network) {
        var id = guessed.id().toString();
        var own = Use.of(pair, id, network);
        return known.contains(guessed.email().key(), network) ? List.of(own) : List.of(own, Use.of(account, id));
    }
}
