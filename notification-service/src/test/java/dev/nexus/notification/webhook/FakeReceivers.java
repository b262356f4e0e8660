package dev.nexus.notification.webhook;

import dev.nexus.notification.webhook.sending.SendingResult;
import dev.nexus.notification.webhook.sending.WebhookMessage;
import dev.nexus.notification.webhook.sending.WebhookSending;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** All receivers of the world, for all instances of the service. They take what they get, unless they are told otherwise. */
@Component
@Primary
public final class FakeReceivers implements WebhookSending {

    static final Duration A_MOMENT = Duration.ofMillis(12);

    private static final Map<URI, Function<WebhookMessage, SendingResult>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<URI, List<WebhookMessage>> SENT = new ConcurrentHashMap<>();

    private final AtomicInteger sentHere = new AtomicInteger();

    @Override
    public SendingResult send(WebhookMessage message) {
        sentHere.incrementAndGet();
        SENT.computeIfAbsent(message.url(), _ -> new CopyOnWriteArrayList<>()).add(message);
        return ANSWERS.getOrDefault(message.url(), _ -> taken()).apply(message);
    }

    static void answer(URI url, SendingResult result) {
        ANSWERS.put(url, _ -> result);
    }

    static void answer(URI url, Function<WebhookMessage, SendingResult> answer) {
        ANSWERS.put(url, answer);
    }

    static List<WebhookMessage> sentTo(URI url) {
        return SENT.getOrDefault(url, List.of());
    }

    /** How much one instance has sent. */
    int sentHere() {
        return sentHere.get();
    }

    static SendingResult taken() {
        return new SendingResult.Delivered(204, A_MOMENT);
    }

    static SendingResult broken() {
        return new SendingResult.Failed(500, "answered 500", null, A_MOMENT);
    }
}
