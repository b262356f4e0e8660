package dev.nexus.notification.push;

import dev.nexus.notification.outbound.ReceiverUrls;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets browsers and apps be told of their account's notifications. */
@Component
public class PushSubscribing {

    /** Each multiplies what is sent. */
    public static final int MOST_OF_AN_ACCOUNT = 20;

    private final ErasedAccounts erased;
    private final ReceiverUrls receivers;
    private final PushSubscriptions subscriptions;
    private final IdSource ids;
    private final Clock clock;

    PushSubscribing(
            ErasedAccounts erased, ReceiverUrls receivers, PushSubscriptions subscriptions, IdSource ids, Clock clock) {
        this.erased = erased;
        this.receivers = receivers;
        this.subscriptions = subscriptions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A browser, and whether the account did not have it before. */
    public record Registered(UUID id, boolean isNew) {}

    /**
     * Registers a browser. The same endpoint again is the same browser, with the keys that it has now; one that another account has
     * moves here, because a browser shows the notifications of whoever uses it now.
     *
     * @throws ProblemException {@code validation-failed}, {@code too-many-push-subscriptions}
     */
    @Transactional
    public Registered register(UUID account, PushTarget target, @Nullable String deviceName) {
        erased.refuse(account);
        requireReachable(target);
        subscriptions.lockAccount(account);
        var own = subscriptions.of(account);
        var known = own.stream().anyMatch(each -> each.target().endpoint().equals(target.endpoint()));
        if (!known && own.size() >= MOST_OF_AN_ACCOUNT) {
            throw new ProblemException(
                    PushProblem.TOO_MANY_PUSH_SUBSCRIPTIONS,
                    "There are %d already; remove one that is not used any more.".formatted(MOST_OF_AN_ACCOUNT));
        }
        subscriptions.takeFromOthers(account, target.endpoint());
        var id = subscriptions.put(
                new PushSubscription(new PushSubscriptionId(ids.next()), account, target, deviceName, clock.instant()));
        return new Registered(id.value(), !known);
    }

    private void requireReachable(PushTarget target) {
        try {
            receivers.check(target.endpoint());
        } catch (IllegalArgumentException impossible) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    "A browser cannot be like this.",
                    List.of(InvalidValue.field(
                            "#/endpoint", "must be an absolute URL that can be sent to: " + impossible.getMessage())));
        }
    }

    /** An account's browsers, the oldest first. */
    public List<PushSubscription> list(UUID account) {
        return subscriptions.of(account);
    }

    /** One of an account's browsers; {@code not-found} otherwise. */
    public PushSubscription find(UUID account, PushSubscriptionId id) {
        return subscriptions.find(account, id).orElseThrow(() -> absent(id));
    }

    /** Nothing is sent to a browser from now on; {@code not-found} when the account does not have it. */
    public void remove(UUID account, PushSubscriptionId id) {
        if (!subscriptions.remove(account, id)) {
            throw absent(id);
        }
    }

    private static ProblemException absent(PushSubscriptionId id) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no push subscription %s.".formatted(id));
    }
}
