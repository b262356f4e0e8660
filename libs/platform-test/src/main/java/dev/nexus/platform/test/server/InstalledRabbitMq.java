package dev.nexus.platform.test.server;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A private node of an installed {@code rabbitmq-server}: own name, ports, directories and cookie; gone with the JVM. */
final class InstalledRabbitMq implements TestBroker {

    /** Debian's own scripts; the ones on the PATH insist on the system's user. */
    private static final List<Path> PROGRAM_DIRECTORIES =
            List.of(Path.of("/usr/lib/rabbitmq/bin"), Path.of("/opt/homebrew/sbin"), Path.of("/usr/local/sbin"));

    private static final String LOCALHOST = "127.0.0.1";
    private static final Duration START_WITHIN = Duration.ofSeconds(90);
    private static final Duration CONTROL_WITHIN = Duration.ofSeconds(60);

    private final Path programs;
    private final Path home;
    private final int port;
    private final Map<String, String> environment;

    private InstalledRabbitMq(Path programs) {
        this.programs = programs;
        try {
            this.home = Files.createTempDirectory("nexus-rabbitmq");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.port = freePort();
        this.environment = Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry(
                        "RABBITMQ_NODENAME",
                        "nexus-test-" + ProcessHandle.current().pid() + "@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", LOCALHOST),
                Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(freePort())),
                Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("none").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("plugins").toString()));
    }

    /** The installed one, not yet started. */
    static Optional<InstalledRabbitMq> find() {
        return PROGRAM_DIRECTORIES.stream()
                .filter(directory -> Files.isExecutable(directory.resolve("rabbitmq-server")))
                .findFirst()
                .map(InstalledRabbitMq::new);
    }

    InstalledRabbitMq start() {
        Process server = launch("rabbitmq-server", List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "stop-rabbitmq"));
        Awaitility.await("RabbitMQ's private node")
                .atMost(START_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !server.isAlive() || answers());
        if (!server.isAlive()) {
            throw new IllegalStateException("rabbitmq-server ended at once; its log is in " + home);
        }
        return this;
    }

    @Override
    public String freshUrl() {
        String host = "test-" + UUID.randomUUID();
        control("add_vhost", host);
        control("set_permissions", "-p", host, "guest", ".*", ".*", ".*");
        return "amqp://guest:guest@%s:%d/%s".formatted(LOCALHOST, port, host);
    }

    @Override
    public boolean isRabbitMq() {
        return true;
    }

    @Override
    public String description() {
        return "installed rabbitmq-server, private node on port " + port;
    }

    private boolean answers() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(LOCALHOST);
        factory.setPort(port);
        try (Connection connection = factory.newConnection()) {
            return connection.isOpen();
        } catch (IOException | TimeoutException e) {
            return false;
        }
    }

    private void control(String... arguments) {
        Process control = launch("rabbitmqctl", List.of(arguments));
        try {
            if (!control.waitFor(CONTROL_WITHIN.toSeconds(), TimeUnit.SECONDS) || control.exitValue() != 0) {
                throw new IllegalStateException("rabbitmqctl " + String.join(" ", arguments) + " failed, see " + home);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve(program + ".log").toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(Process server) {
        // Its data is of no use to anyone, so it need not be asked politely.
        List<ProcessHandle> all = Stream.concat(server.descendants(), Stream.of(server.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("Left behind: " + home);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
