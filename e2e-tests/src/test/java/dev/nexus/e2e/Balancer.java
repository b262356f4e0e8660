package dev.nexus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One port for several replicas: each connection goes to the next that can be connected to, as a Service of Kubernetes does it. */
final class Balancer implements AutoCloseable {

    private static final int CONNECT_MILLIS = 500;

    private final ServerSocket listening;
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(Integer... ports) {
        this.ports = List.of(ports);
        try {
            this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(Math.floorMod(first + i, ports.size()));
            try {
                Socket replica = new Socket();
                replica.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                Thread.startVirtualThread(() -> pass(client, replica));
                pass(replica, client);
                return;
            } catch (IOException e) {
                // the next one
            }
        }
        close(client);
    }

    /** Until one side ends, which ends both: whoever speaks HTTP asks again on another connection. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the other direction sees it, too
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
