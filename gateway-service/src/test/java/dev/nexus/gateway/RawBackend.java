package dev.nexus.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands on the port of a service that was stopped, and does to a connection whatever a test wants to be done. */
final class RawBackend implements AutoCloseable {

    private final ServerSocket entrance;
    private final Conversation conversation;
    private final AtomicInteger requests = new AtomicInteger();
    private final Thread accepting;

    /** What happens on a connection after the head of a request was read; the connection is closed afterwards. */
    interface Conversation {

        void answer(Socket connection) throws IOException, InterruptedException;
    }

    RawBackend(int port, Conversation conversation) {
        this.conversation = conversation;
        try {
            entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        accepting = Thread.ofVirtual().start(this::accept);
    }

    /** A reset instead of an orderly end. */
    static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var connection = entrance.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = connection.getInputStream();
            for (var line = 0; line < 2; ) {
                var next = in.read();
                if (next < 0) {
                    return;
                }
                line = next == '\n' ? line + 1 : next == '\r' ? line : 0;
            }
            requests.incrementAndGet();
            conversation.answer(connection);
        } catch (IOException gone) {
            // The gateway has seen enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
            // Only then is the port free.
            accepting.join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
