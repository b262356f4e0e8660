package dev.nexus.user.invitation;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;
import dev.nexus.user.audit.Caller;
import dev.nexus.user.throttle.Limit;
import dev.nexus.user.throttle.Throttle;
import dev.nexus.user.throttle.ThrottleProblem;
import dev.nexus.user.throttle.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Keeps invitations from being a nuisance: nobody sends mails to everybody, nobody gets many, and nobody tries out tokens. */
@Component
@EnableConfigurationProperties(InvitationSettings.class)
class InvitationThrottle {

    private final Throttle throttle;
    private final Limit sent;
    private final Limit received;
    private final Limit mailed;
    private final Limit guessed;

    InvitationThrottle(Throttle throttle, InvitationSettings settings) {
        this.throttle = throttle;
        this.sent = new Limit("invitations sent", settings.sent(), settings.sentInterval());
        this.received = new Limit("invitations received", settings.received(), settings.receivedInterval());
        this.mailed = new Limit("invitations mailed", settings.network(), settings.networkInterval());
        this.guessed = new Limit("invitation guesses", settings.guesses(), settings.guessInterval());
    }

    /**
     * Counts an invitation before it is given. To be called outside of transactions.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    void count(AccountId inviter, @Nullable EmailAddress recipient) {
        var uses = new ArrayList<>(List.of(Use.of(sent, inviter.toString())));
        if (recipient != null) {
            uses.add(Use.of(received, recipient.key()));
            uses.add(Use.byNetwork(mailed, Caller.current().addressOrNone()));
        }
        throttle.use(uses).ifPresent(pause -> {
            throw new ProblemException(
                            CommonProblem.TOO_MANY_REQUESTS,
                            "There are too many invitations by the account, from the network or to the address.")
                    .retryAfter(pause);
        });
    }

    /**
     * Counts a token before it is looked up, so that a thousand at once are a thousand; a right one is {@linkplain #withdraw
     * taken back}. To be called outside of transactions.
     *
     * @throws ProblemException {@code too-many-attempts}
     */
    void guard() {
        throttle.use(List.of(guess())).ifPresent(InvitationThrottle::refuse);
    }

    /** The token was right: that was no guess. */
    void withdraw() {
        throttle.giveBack(List.of(guess()));
    }

    private Use guess() {
        return Use.byNetwork(guessed, Caller.current().addressOrNone());
    }

    private static void refuse(Duration pause) {
        throw new ProblemException(ThrottleProblem.TOO_MANY_ATTEMPTS, "Wait a little, then try again.")
                .retryAfter(pause);
    }
}
