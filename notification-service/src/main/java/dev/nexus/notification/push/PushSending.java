package dev.nexus.notification.push;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.channel.ChannelSending;
import dev.nexus.notification.channel.SendingOutcome;
import dev.nexus.notification.channel.SendingOutcome.Refused;
import dev.nexus.notification.channel.SendingOutcome.Sent;
import dev.nexus.notification.channel.SendingOutcome.TryAgain;
import dev.nexus.notification.outbound.GuardedPosting;
import dev.nexus.notification.outbound.PostingResult.Answered;
import dev.nexus.notification.outbound.PostingResult.Unanswered;
import dev.nexus.notification.push.PushDeliveries.Outcome;
import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pushes notifications to all of a recipient's browsers, at the same time. What is settled with one of them is noted, so that another
 * attempt is for the others alone. A browser that its push service does not know any more is removed.
 */
@Component
class PushSending implements ChannelSending {

    private static final Logger log = LoggerFactory.getLogger(PushSending.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;

    private final PushSubscriptions subscriptions;
    private final PushDeliveries deliveries;
    private final PushRequests requests;
    private final GuardedPosting posting;

    PushSending(
            PushSubscriptions subscriptions, PushDeliveries deliveries, PushRequests requests, GuardedPosting posting) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.requests = requests;
        this.posting = posting;
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public Set<RecipientId> reached(Collection<Recipient> recipients) {
        return subscriptions.among(recipients.stream().map(Recipient::id).toList());
    }

    @Override
    public SendingOutcome send(ChannelMessage message) {
        var settled = deliveries.settled(message.id());
        var left = subscriptions.of(message.recipient().id().value()).stream()
                .filter(each -> !settled.contains(each.id()))
                .toList();
        var payload = requests.payload(message);
        return together(
                message,
                left.stream()
                        .<Callable<SendingOutcome>>map(each -> () -> send(message, payload, each))
                        .toList());
    }

    private SendingOutcome together(ChannelMessage message, List<Callable<SendingOutcome>> attempts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(attempts).stream()
                    .map(PushSending::outcome)
                    .toList();
            return summary(message, outcomes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new TryAgain("the service is stopping", null);
        }
    }

    private static SendingOutcome outcome(Future<SendingOutcome> attempt) {
        try {
            return attempt.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("what came of a push could not be noted", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new TryAgain("the service is stopping", null);
        }
    }

    /** As long as one browser may still be reached, there is another attempt; otherwise one that was reached is enough. */
    private SendingOutcome summary(ChannelMessage message, List<SendingOutcome> outcomes) {
        SendingOutcome summary = new Refused("no browser is subscribed");
        for (var outcome : outcomes) {
            summary = switch (outcome) {
                case TryAgain again -> summary instanceof TryAgain other ? later(other, again) : again;
                case Sent sent -> summary instanceof TryAgain ? summary : sent;
                case Refused refused -> summary instanceof Refused ? refused : summary;
            };
        }
        return summary instanceof Refused && !deliveries.sent(message.id()).isEmpty() ? new Sent() : summary;
    }

    private static TryAgain later(TryAgain one, TryAgain other) {
        return new TryAgain(one.reason(), longer(one.notBefore(), other.notBefore()));
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }

    private SendingOutcome send(ChannelMessage message, byte[] payload, PushSubscription subscription) {
        var target = subscription.target();
        var result = posting.post(target.endpoint(), requests.headers(message, target), requests.body(target, payload));
        return switch (result) {
            case Unanswered none -> new TryAgain("the push service: " + none.reason(), null);
            case Answered answer -> meaning(message, subscription, answer);
        };
    }

    private SendingOutcome meaning(ChannelMessage message, PushSubscription subscription, Answered answer) {
        var status = answer.status();
        var reason = "the push service answered " + status;
        if (status / 100 == 2) {
            deliveries.settle(message.id(), subscription.id(), Outcome.SENT);
            return new Sent();
        }
        if (status == NOT_FOUND || status == GONE) {
            subscriptions.remove(subscription.account(), subscription.id());
            return new Refused("the browser is subscribed no longer");
        }
        if (status / 100 == 5 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            return new TryAgain(reason, answer.retryAfter());
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            log.atWarn()
                    .addKeyValue("status", status)
                    .log("a push service does not take the key of this installation for a browser");
        }
        deliveries.settle(message.id(), subscription.id(), Outcome.REFUSED);
        return new Refused(reason);
    }
}
