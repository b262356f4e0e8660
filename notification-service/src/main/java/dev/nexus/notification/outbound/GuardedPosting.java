package dev.nexus.notification.outbound;

import dev.nexus.notification.outbound.PostingResult.Answered;
import dev.nexus.notification.outbound.PostingResult.Unanswered;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to servers that anybody may have named. A try runs on a thread of its own and is left to itself when its time is up: nothing
 * ends the lookup of a name early, and as long as one lasts it would keep virtual threads from running.
 */
@Component
public class GuardedPosting implements DisposableBean {

    private final ReceiverUrls urls;
    private final CloseableHttpClient http;
    private final Duration tryTimeout;
    private final Clock clock;
    private final ExecutorService tries = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("outbound-", 0).factory());

    GuardedPosting(ReceiverUrls urls, CloseableHttpClient receivers, OutboundSettings settings, Clock clock) {
        this.urls = urls;
        this.http = receivers;
        this.tryTimeout = settings.tryTimeout();
        this.clock = clock;
    }

    /**
     * Tries once, within the time that is set for one try; never throws for what the server or the network does.
     *
     * @param headers of the request, {@code Content-Type} and {@code User-Agent} among them
     */
    public PostingResult post(URI url, Map<String, String> headers, byte[] body) {
        var begun = System.nanoTime();
        try {
            urls.check(url);
        } catch (IllegalArgumentException refused) {
            return new Unanswered(String.valueOf(refused.getMessage()), since(begun));
        }
        try {
            var head = answerTo(request(url, headers, body));
            return new Answered(head.status(), RetryAfter.parse(head.retryAfter(), clock.instant()), since(begun));
        } catch (IOException failure) {
            return new Unanswered(FailureReason.of(failure), since(begun));
        }
    }

    private static HttpPost request(URI url, Map<String, String> headers, byte[] body) {
        var request = new HttpPost(URI.create(url.toASCIIString()));
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setEntity(new ByteArrayEntity(body, null));
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

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void destroy() {
        tries.shutdownNow();
    }
}
