package dev.nexus.gateway.forward;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;

/** A connection to a backend. It carries one request at a time, and another one after it when both sides keep it open. */
final class BackendConnection {

    private static final HttpRequestExecutor EXECUTOR =
            new HttpRequestExecutor(DefaultConnectionReuseStrategy.INSTANCE);

    private final DefaultBHttpClientConnection http;
    private long idleSince;
    private boolean used;
    private boolean reusable;

    BackendConnection(DefaultBHttpClientConnection http) {
        this.http = http;
    }

    /**
     * Sends a request and waits for the head of its answer.
     *
     * @throws UnansweredException when it broke off before the first byte of an answer
     */
    ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException {
        var before = received();
        var context = HttpCoreContext.create();
        try {
            var answer = EXECUTOR.execute(request, http, context);
            reusable = EXECUTOR.keepAlive(request, answer, http, context) && isPassedOn(request);
            return answer;
        } catch (ClientGoneException gone) {
            throw gone;
        } catch (HttpException malformed) {
            throw new IOException("no proper answer", malformed);
        } catch (IOException failure) {
            throw received() == before ? new UnansweredException(failure, used) : failure;
        }
    }

    private static boolean isPassedOn(ClassicHttpRequest request) {
        return !(request.getEntity() instanceof RequestBody body) || body.isPassedOn();
    }

    private long received() {
        return http.getEndpointDetails().getReceivedBytesCount();
    }

    /** Whether it may carry another request, now that the answer was read to its end. */
    boolean isReusable() {
        return reusable && http.isOpen() && http.isConsistent();
    }

    void restsAt(long now) {
        idleSince = now;
        used = true;
    }

    boolean hasRestedFor(Duration time, long now) {
        return now - idleSince > time.toNanos();
    }

    /** Asks the socket whether the backend has closed its side. Takes a millisecond when it has not. */
    boolean isStale() {
        try {
            return http.isStale();
        } catch (IOException broken) {
            return true;
        }
    }

    /** Closes it at once. Closing an answer alone would first read the rest of it, which may be endless. */
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
