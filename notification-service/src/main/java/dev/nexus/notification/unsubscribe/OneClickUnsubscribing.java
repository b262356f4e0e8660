package dev.nexus.notification.unsubscribe;

import dev.nexus.notification.channel.Unsubscribing;
import dev.nexus.platform.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Turns off what a link is for, for whoever has the link. */
@Component
public class OneClickUnsubscribing {

    private final UnsubscribeTokens tokens;
    private final Unsubscribing unsubscribing;

    OneClickUnsubscribing(UnsubscribeTokens tokens, Unsubscribing unsubscribing) {
        this.tokens = tokens;
        this.unsubscribing = unsubscribing;
    }

    /**
     * What a link would turn off; changes nothing.
     *
     * @throws ProblemException {@code invalid-unsubscribe-link}
     */
    public Subscribed look(String token) {
        return tokens.read(token)
                .orElseThrow(() -> new ProblemException(
                        UnsubscribeProblem.INVALID_UNSUBSCRIBE_LINK,
                        "Take the link of a newer mail, or choose in the settings of the app what comes."));
    }

    /**
     * Turns off what a link is for. Once more changes nothing, and for an account that is gone there is nothing to change: the answer
     * does not tell.
     *
     * @throws ProblemException {@code invalid-unsubscribe-link}
     */
    public Subscribed unsubscribe(String token) {
        var subscribed = look(token);
        unsubscribing.unsubscribe(subscribed.recipient(), subscribed.kind(), subscribed.channel());
        return subscribed;
    }
}
