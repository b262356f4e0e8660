package dev.nexus.user.throttle;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.EmailAddress;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Slows down the guessing of what lets somebody in: many guesses at one account, one guess at each of many accounts, and
 * guesses at one account from many addresses. The owner is not shut out meanwhile: an address from which the account has
 * signed in before has a count of its own, which no stranger uses up. It works by what was typed alone, so it is the same
 * whether there is such an account or not.
 */
@Component
@EnableConfigurationProperties(ThrottleSettings.class)
public class SignInThrottle {

    private final Throttle throttle;
    private final KnownAddresses known;
    private final Limit pair;
    private final Limit address;
    private final Limit account;
    private final Limit notesOfAccount;
    private final Limit notesOfAddress;

    SignInThrottle(Throttle throttle, KnownAddresses known, ThrottleSettings settings) {
        this.throttle = throttle;
        this.known = known;
        this.pair = new Limit("sign-in pair", settings.pair(), settings.pairInterval());
        this.address = new Limit("sign-in address", settings.address(), settings.addressInterval());
        this.account = new Limit("sign-in account", settings.account(), settings.accountInterval());
        this.notesOfAccount = new Limit("throttled account", 1, settings.accountInterval());
        this.notesOfAddress = new Limit("throttled address", 10, settings.addressInterval());
    }

    /**
     * Counts a guess before it is judged, so that a thousand at once are a thousand. Whoever judges it then says whether it
     * {@linkplain #succeeded succeeded} or {@linkplain #withdraw was none}; a wrong one just stays
     * counted. To be called outside of transactions.
     *
     * @param email what was typed as address
     * @param clientAddress where the guess comes from
     * @throws ProblemException {@code too-many-attempts} with {@code Retry-After}
     */
    public void guard(String email, String clientAddress) {
        throttle.use(uses(name(email), Network.of(clientAddress))).ifPresent(pause -> {
            throw ThrottleProblem.tooMany(pause);
        });
    }

    /**
     * The guess was right, and the account is signed in: it is not counted, and the address is known from now on.
     *
     * @param email what was typed as address
     * @param clientAddress where it came from
     */
    public void succeeded(String email, String clientAddress) {
        withdraw(email, clientAddress);
        known.remember(name(email), Network.of(clientAddress));
    }

    /**
     * The account is signed in without a guess: the address is known from now on.
     *
     * @param email whose address
     * @param clientAddress where she comes from
     */
    public void remember(EmailAddress email, String clientAddress) {
        known.remember(email.key(), Network.of(clientAddress));
    }

    /**
     * The guess turned out to be none, for example because a second factor has to be asked for first: it is not counted.
     *
     * @param email what was typed as address
     * @param clientAddress where it came from
     */
    public void withdraw(String email, String clientAddress) {
        throttle.giveBack(uses(name(email), Network.of(clientAddress)));
    }

    /**
     * Whether a refused guess shall be recorded: now and then one of many. To be called outside of transactions.
     *
     * @param email what was typed as address
     * @param clientAddress where it came from
     * @return whether it is one of the few
     */
    public boolean isWorthNoting(String email, String clientAddress) {
        return throttle.use(
                        List.of(Use.of(notesOfAccount, name(email)), Use.of(notesOfAddress, Network.of(clientAddress))))
                .isEmpty();
    }

    private List<Use> uses(String name, String network) {
        var own = Use.of(pair, name, network);
        return known.contains(name, network)
                ? List.of(own)
                : List.of(own, Use.of(address, network), Use.of(account, name));
    }

    private static String name(String email) {
        return EmailAddress.parse(email).map(EmailAddress::key).orElseGet(() -> email.strip()
                .toLowerCase(Locale.ROOT));
    }
}
