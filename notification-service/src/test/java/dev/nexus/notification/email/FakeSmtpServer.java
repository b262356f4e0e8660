package dev.nexus.notification.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that answers one command as a test tells it to, and takes everything else (RFC 5321). */
final class FakeSmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String refused;
    private final int reply;

    private FakeSmtpServer(ServerSocket socket, String refused, int reply) {
        this.socket = socket;
        this.refused = refused;
        this.reply = reply;
    }

    /**
     * A server that does not take something.
     *
     * @param refused the first word of the command; {@code .} for the end of the data
     */
    static FakeSmtpServer refusing(String refused, int reply) {
        try {
            var server = new FakeSmtpServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), refused, reply);
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                serve(client);
            } catch (IOException gone) {
                // The next one, if the test has not ended.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 ready");
        var data = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) {
                continue;
            }
            data = false;
            var command = line.split("[ :]", 2)[0];
            if (command.equals(refused)) {
                say(client, reply + " not for " + refused);
            } else if (command.equals("DATA")) {
                data = true;
                say(client, "354 go on");
            } else {
                say(client, "250 well");
            }
            if (command.equals("QUIT")) {
                return;
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
