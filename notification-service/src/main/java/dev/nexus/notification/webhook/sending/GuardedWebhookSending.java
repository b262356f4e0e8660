package dev.nexus.notification.webhook.sending;

import dev.nexus.notification.webhook.sending.SendingResult.Delivered;
import dev.nexus.notification.webhook.sending.SendingResult.Failed;
import dev.nexus.notification.webhook.sending.SendingResult.Gone;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends to receivers that anybody may have named. A try runs on a thread of its own and is left to itself when its time is up: nothing
 * ends the lookup of a name early, and as long as one lasts it would keep virtual threads from running.
 */
@Component
class GuardedWebhookSending implements WebhookSending, DisposableBean {

    private static final ContentType CONTENT_TYPE = ContentType.create("application/cloudevents+json");
    private static final int GONE = 410;

    private final ReceiverUrls urls;
    private final CloseableHttpClient http;
    private final Duration tryTimeout;
    private final Clock clock;
    private final ExecutorService tries = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("webhook-", 0).factory());

    GuardedWebhookSending(ReceiverUrls urls, CloseableHttpClient receivers, WebhookSettings settings, Clock clock) {
        this.urls = urls;
        this.http = receivers;
        this.tryTimeout = settings.tryTimeout();
        this.clock = clock;
    }

    @Override
    public SendingResult send(WebhookMessage message) {
        var begun = System.nanoTime();
        try {
            urls.check(message.url());
        } catch (IllegalArgumentException refused) {
            return new Failed(null, String.valueOf(refused.getMessage()), null, since(begun));
        }
        try {
            var head = answerTo(request(message));
            return result(head, since(begun));
        } catch (IOException failure) {
            return new Failed(null, FailureReason.of(failure), null, since(begun));
        }
    }

    private HttpPost request(WebhookMessage message) {
        var request = new HttpPost(URI.create(message.url().toASCIIString()));
        WebhookSignature.headers(message, clock.instant()).forEach(request::setHeader);
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setEntity(new ByteArrayEntity(message.body().getBytes(StandardCharsets.UTF_8), CONTENT_TYPE));
        return request;
    }

    private ReceiverCall.Head answerTo(HttpPost request) throws IOException {
        var call = new ReceiverCall(http, request);
        var running = tries.submit(call);
        try {
            return running.get(tryTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            var head = call.head();
            if (head != null) {
                return head;
            }
            throw new SocketTimeoutException();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException failure ? failure : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            call.cancel();
        }
    }

    private SendingResult result(ReceiverCall.Head head, Duration took) {
        var status = head.status();
        if (status == GONE) {
            return new Gone(took);
        }
        return switch (status / 100) {
            case 2 -> new Delivered(status, took);
            case 3 -> failed(head, "answered with a redirect, which is not followed", took);
            default -> failed(head, "answered " + status, took);
        };
    }

    private Failed failed(ReceiverCall.Head head, String reason, Duration took) {
        return new Failed(head.status(), reason, RetryAfter.parse(head.retryAfter(), clock.instant()), took);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void destroy() {
        tries.shutdownNow();
    }
}
