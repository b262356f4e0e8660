package dev.nexus.platform.test.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A wire to a server that a test can cut and mend: while it is cut, connections are closed at once and new ones get nowhere. It
 * can also hold back what the server answers, while what is sent to it still arrives.
 */
public final class TcpLink implements AutoCloseable {

    private final String targetHost;
    private final int targetPort;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile CountDownLatch answersHeld = new CountDownLatch(0);

    private TcpLink(String targetHost, int targetPort, ServerSocket entrance) {
        this.targetHost = targetHost;
        this.targetPort = targetPort;
        this.entrance = entrance;
    }

    /** A link from a free local port. */
    public static TcpLink to(String host, int port) {
        try {
            TcpLink link = new TcpLink(host, port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("link-to-" + port).start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends every connection, like a cable pulled out. */
    public void cut() {
        cut = true;
        open.forEach(TcpLink::closeQuietly);
    }

    /** Keeps the server's answers for itself, until it is mended. */
    public void holdAnswers() {
        answersHeld = new CountDownLatch(1);
    }

    /** Everything passes again, the answers that were held among it. */
    public void mend() {
        cut = false;
        answersHeld.countDown();
    }

    @Override
    public void close() {
        cut();
        answersHeld.countDown();
        closeQuietly(entrance);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try (client) {
            if (cut) {
                return;
            }
            try (Socket server = new Socket(targetHost, targetPort)) {
                // Held back until the last piece is acknowledged, each small piece would take 40 ms.
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(server);
                Thread back = Thread.ofVirtual().start(() -> pump(server, client, this::passAnswers));
                pump(client, server, InputStream::transferTo);
                back.join();
                open.remove(server);
            }
        } catch (IOException e) {
            // The far side is not there: the client sees its connection closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private interface Passing {
        long pass(InputStream from, OutputStream to) throws IOException;
    }

    private long passAnswers(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[8192];
        long passed = 0;
        for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
            try {
                answersHeld.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return passed;
            }
            to.write(piece, 0, length);
            passed += length;
        }
        return passed;
    }

    private static void pump(Socket from, Socket to, Passing passing) {
        try {
            passing.pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // One end is gone; the other is closed below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is closed either way.
        }
    }
}
