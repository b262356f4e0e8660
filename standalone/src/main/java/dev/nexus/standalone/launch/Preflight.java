package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.LinkedHashMap;

/** What is better said before anything starts: too little room, a port that someone else has, data without its keys. */
final class Preflight {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long FIRST_START = 1536 * MEGABYTE;
    private static final long LATER_START = 256 * MEGABYTE;

    private final Installation installation;

    Preflight(Installation installation) {
        this.installation = installation;
    }

    void check() {
        checkRoom();
        checkSecrets();
        checkPorts();
    }

    /** Programs and caches take most of the room, and only once. */
    private void checkRoom() {
        try (var apps = Files.list(installation.apps())) {
            checkRoom(apps.count() > AppService.values().length ? LATER_START : FIRST_START);
        } catch (IOException e) {
            throw new CannotStart("Cannot read %s: %s.".formatted(installation.apps(), e), e);
        }
    }

    void checkRoom(long needed) throws IOException {
        var free = Files.getFileStore(installation.home()).getUsableSpace();
        if (free < needed) {
            throw new CannotStart(("Only %d MB are free for %s, and Nexus needs %d MB to start:"
                            + " make room, or set NEXUS_HOME to a directory on another disk.")
                    .formatted(free / MEGABYTE, installation.home(), needed / MEGABYTE));
        }
    }

    private void checkSecrets() {
        if (Files.exists(installation.postgres().resolve("data")) && !Files.exists(installation.secrets())) {
            throw new CannotStart(("%s holds data but %s is gone, and with it the passwords and keys to that data:"
                            + " put the file back, or move %s away to begin anew.")
                    .formatted(installation.home(), installation.secrets(), installation.home()));
        }
    }

    private void checkPorts() {
        var ports = installation.ports();
        var needed = new LinkedHashMap<Integer, String>();
        for (var service : AppService.values()) {
            needed.put(ports.http(service), service.module());
            needed.put(ports.management(service), service.module() + "'s management");
            if (service.schema().isPresent()) {
                needed.put(ports.rpc(service), service.module() + "'s gRPC");
            }
        }
        if (!installation.isGiven("NEXUS_DATABASE_URL")) {
            needed.put(ports.postgres(), "PostgreSQL");
        }
        if (!installation.isGiven("NEXUS_AMQP_URL")) {
            needed.put(ports.amqp(), "the broker");
        }
        needed.forEach(this::checkFree);
    }

    private void checkFree(int port, String owner) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
        } catch (IOException e) {
            var remedy = port == installation.ports().gateway()
                    ? "choose another, such as NEXUS_PORT=%d ./nexus up".formatted(port + 1)
                    : "choose others, such as NEXUS_PORT_BASE=%d ./nexus up"
                            .formatted(installation.ports().base() + 100);
            throw new CannotStart(
                    "Port %d, which %s needs, is in use by another program: stop that one, or %s."
                            .formatted(port, owner, remedy),
                    e);
        }
    }
}
