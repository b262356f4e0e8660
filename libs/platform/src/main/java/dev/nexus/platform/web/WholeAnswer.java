package dev.nexus.platform.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks others over HTTP. The limit of Java's own client ends with the head of an answer: its body may then take for ever. */
public final class WholeAnswer {

    private WholeAnswer() {}

    /**
     * Sends a request and waits until all of the answer is there.
     *
     * @param client sends it
     * @param request what is asked
     * @param body what becomes of the body; it should limit its length
     * @param limit how long all of it may take
     * @return the answer
     * @throws HttpTimeoutException when it took longer; nothing more of it is read
     * @throws IOException when there was no answer, or it broke off
     * @throws InterruptedException when nobody waits for it any more
     */
    public static <T> HttpResponse<T> to(HttpClient client, HttpRequest request, BodyHandler<T> body, Duration limit)
            throws IOException, InterruptedException {
        var running = client.sendAsync(request, body);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no whole answer within " + limit);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException failure ? failure : new IOException(failed.getCause());
        } finally {
            running.cancel(true);
        }
    }
}
