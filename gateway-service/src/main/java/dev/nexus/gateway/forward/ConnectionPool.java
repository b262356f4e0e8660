package dev.nexus.gateway.forward;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one backend for one class of routes. The one that rested last is used first, so that few stay open.
 * There is no limit here: a {@link Guard} lets in as many requests as there may be connections.
 */
final class ConnectionPool {

    /** A connection that rested longer is asked whether it is still open, because a backend that restarted has closed it. */
    private static final Duration ASKED_AFTER = Duration.ofSeconds(1);

    /** A backend may refuse an upload before it has seen all of it; then the rest is not sent, and its reason is passed on. */
    private static final DefaultBHttpClientConnectionFactory HTTP = DefaultBHttpClientConnectionFactory.builder()
            .responseOutOfOrderStrategy((_, _, answer, _, _) -> answer.available() > 0)
            .build();

    private final URI backend;
    private final ForwardingSettings settings;
    private final Deque<BackendConnection> resting = new ConcurrentLinkedDeque<>();
    private final AtomicInteger inUse = new AtomicInteger();

    ConnectionPool(URI backend, ForwardingSettings settings) {
        this.backend = backend;
        this.settings = settings;
    }

    /** A connection that is open as far as is known. */
    BackendConnection take() throws IOException {
        var rested = rested();
        return rested == null ? fresh() : rested;
    }

    /** A connection that was never used before. */
    BackendConnection fresh() throws IOException {
        var connection = new BackendConnection(HTTP.createConnection(connected()));
        inUse.incrementAndGet();
        return connection;
    }

    /** Takes a connection back that is open, and whose last answer was read to its end. */
    void giveBack(BackendConnection connection) {
        inUse.decrementAndGet();
        if (connection.isReusable()) {
            connection.restsAt(System.nanoTime());
            resting.push(connection);
        } else {
            connection.close();
        }
    }

    /** Forgets a connection that was closed. */
    void lost() {
        inUse.decrementAndGet();
    }

    /** Closes what rests: when one of them was found closed by the backend, the others are as well. */
    void closeResting() {
        for (var connection = resting.poll(); connection != null; connection = resting.poll()) {
            connection.close();
        }
    }

    /** Closes what has rested for so long that the backend might close it. */
    void closeIdle() {
        var now = System.nanoTime();
        for (var oldest = resting.pollLast(); oldest != null; oldest = resting.pollLast()) {
            if (!oldest.hasRestedFor(settings.idleTimeout(), now)) {
                resting.addLast(oldest);
                return;
            }
            oldest.close();
        }
    }

    int inUse() {
        return inUse.get();
    }

    private @Nullable BackendConnection rested() {
        var now = System.nanoTime();
        for (var connection = resting.poll(); connection != null; connection = resting.poll()) {
            if (!connection.hasRestedFor(settings.idleTimeout(), now)
                    && !(connection.hasRestedFor(ASKED_AFTER, now) && connection.isStale())) {
                inUse.incrementAndGet();
                return connection;
            }
            connection.close();
        }
        return null;
    }

    private Socket connected() throws IOException {
        var failure = new ConnectException("no address");
        for (var address : InetAddress.getAllByName(backend.getHost())) {
            var socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                var port = backend.getPort() < 0 ? 80 : backend.getPort();
                var timeout = Math.toIntExact(settings.connectTimeout().toMillis());
                socket.connect(new InetSocketAddress(address, port), timeout);
                return socket;
            } catch (IOException refused) {
                failure = refused(refused, socket);
            }
        }
        throw failure;
    }

    private static ConnectException refused(IOException cause, Socket socket) throws IOException {
        socket.close();
        var refused = new ConnectException(cause.getMessage());
        refused.initCause(cause);
        return refused;
    }
}
