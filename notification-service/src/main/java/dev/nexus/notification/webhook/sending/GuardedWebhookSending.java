package dev.nexus.notification.webhook.sending;

import dev.nexus.notification.outbound.GuardedPosting;
import dev.nexus.notification.outbound.PostingResult.Answered;
import dev.nexus.notification.outbound.PostingResult.Unanswered;
import dev.nexus.notification.webhook.sending.SendingResult.Delivered;
import dev.nexus.notification.webhook.sending.SendingResult.Failed;
import dev.nexus.notification.webhook.sending.SendingResult.Gone;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** Signs what is sent, and says what an answer means to a webhook. */
@Component
class GuardedWebhookSending implements WebhookSending {

    private static final int GONE = 410;

    private final GuardedPosting posting;
    private final Clock clock;

    GuardedWebhookSending(GuardedPosting posting, Clock clock) {
        this.posting = posting;
        this.clock = clock;
    }

    @Override
    public SendingResult send(WebhookMessage message) {
        var headers = new HashMap<>(WebhookSignature.headers(message, clock.instant()));
        headers.put("Content-Type", "application/cloudevents+json");
        headers.put("User-Agent", "Nexus-Webhooks/1");
        var body = message.body().getBytes(StandardCharsets.UTF_8);
        return switch (posting.post(message.url(), headers, body)) {
            case Answered answer -> result(answer);
            case Unanswered none -> new Failed(null, none.reason(), null, none.took());
        };
    }

    private static SendingResult result(Answered answer) {
        if (answer.status() == GONE) {
            return new Gone(answer.took());
        }
        return switch (answer.status() / 100) {
            case 2 -> new Delivered(answer.status(), answer.took());
            case 3 -> failed(answer, "answered with a redirect, which is not followed");
            default -> failed(answer, "answered " + answer.status());
        };
    }

    private static Failed failed(Answered answer, String reason) {
        return new Failed(answer.status(), reason, answer.retryAfter(), answer.took());
    }
}
