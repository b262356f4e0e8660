package dev.nexus.platform.test.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Ports for servers that come back on the same one: below those that the system gives to outgoing connections meanwhile. */
public final class FixedPorts {

    private static final int LOWEST = 11_000;
    private static final int HIGHEST = 30_000;

    private FixedPorts() {}

    /** A port that nobody listens on now. */
    public static int next() {
        return new Random()
                .ints(1_000, LOWEST, HIGHEST)
                .filter(FixedPorts::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
