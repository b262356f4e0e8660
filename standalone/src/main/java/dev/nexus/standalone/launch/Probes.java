package dev.nexus.standalone.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a process on this machine or a server elsewhere whether it does its work. */
final class Probes {

    private static final int TIMEOUT = 2_000;
    private static final byte[] AMQP_0_9_1 = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    private Probes() {}

    /** Whether a service says that it is ready. */
    static boolean isReady(int managementPort) {
        var address = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether an AMQP broker greets at an address, as it does before anyone signs in. */
    static boolean greets(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write(AMQP_0_9_1);
            socket.getOutputStream().flush();
            return socket.getInputStream().read() == 1; // a method frame, and not "AMQP" with another version
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether anything takes connections at an address; for a broker behind TLS. */
    static boolean listens(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
