package dev.nexus.notification.outbound;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** One request. Its answer is known with its head; a bit of the body is read, so that a receiver can finish, and dropped. */
final class ReceiverCall implements Callable<ReceiverCall.Head> {

    private static final int MOST_BYTES = 64 * 1024;

    private final CloseableHttpClient http;
    private final HttpPost request;
    private volatile @Nullable Head head;

    ReceiverCall(CloseableHttpClient http, HttpPost request) {
        this.http = http;
        this.request = request;
    }

    @Override
    public Head call() throws IOException {
        var response = http.executeOpen(null, request, null);
        var answered = Head.of(response);
        head = answered;
        drop(response);
        return answered;
    }

    /** What was answered, as soon as it is known; null before. */
    @Nullable
    Head head() {
        return head;
    }

    /** Ends the call at once, in whatever it is doing. */
    void cancel() {
        request.cancel();
    }

    private void drop(ClassicHttpResponse response) {
        try (response) {
            var body = response.getEntity();
            if (body != null) {
                body.getContent().readNBytes(MOST_BYTES);
            }
            // Closing a response would read it to its end, which need not come.
            request.cancel();
        } catch (IOException lost) {
            // The head has said everything.
            request.cancel();
        }
    }

    /**
     * What matters of an answer.
     *
     * @param retryAfter the header as it came
     */
    record Head(int status, @Nullable String retryAfter) {

        private static Head of(ClassicHttpResponse response) {
            var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            return new Head(response.getCode(), retryAfter == null ? null : retryAfter.getValue());
        }
    }
}
