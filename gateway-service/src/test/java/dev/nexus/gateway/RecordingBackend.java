package dev.nexus.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service that keeps what it is sent byte for byte, as a simple server would take it apart: the more it sees as requests,
 * the better for whoever smuggles some.
 */
final class RecordingBackend {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";

    private final ServerSocket entrance;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    RecordingBackend() {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** The heads of all requests since the last time it forgot, each as it came. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    void forget() {
        heads.clear();
    }

    private void accept() {
        while (true) {
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
            var in = new BufferedInputStream(connection.getInputStream());
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                heads.add(head);
                skipBody(head, in);
                connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // The gateway closed the connection.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            var text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void skipBody(String head, InputStream in) throws IOException {
        var lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("\r\ntransfer-encoding: chunked\r\n")) {
            skipChunks(in);
        } else {
            var at = lower.indexOf("\r\ncontent-length: ");
            if (at >= 0) {
                var from = at + "\r\ncontent-length: ".length();
                in.readNBytes(Integer.parseInt(lower.substring(from, lower.indexOf("\r\n", from))));
            }
        }
    }

    private static void skipChunks(InputStream in) throws IOException {
        for (var size = line(in); !size.equals("0") && !size.isEmpty(); size = line(in)) {
            in.readNBytes(Integer.parseInt(size, 16));
            line(in);
        }
        line(in);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
