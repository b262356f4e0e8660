package dev.nexus.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Nexus of the tests' own, started the way a user does it: {@code ./nexus up}, embedded PostgreSQL and broker. */
final class RunningNexus implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    private static final Path CHECKOUT =
            Path.of(System.getProperty("nexus.checkout", "..")).toAbsolutePath();

    private static final int HIGHEST_PORT = 72;
    private static final int MANAGEMENT_OFFSET = 10;
    private static final int POSTGRES_OFFSET = 32;

    private final Path home;
    private final int portBase;
    private final TraceCollector traces = new TraceCollector();
    private final Map<String, String> environment;

    private RunningNexus(Path home, int portBase) {
        this.home = home;
        this.portBase = portBase;
        this.environment = Map.ofEntries(
                // They live for minutes: what the second compiler would win it does not earn.
                Map.entry("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"),
                Map.entry("NEXUS_HOME", home.toString()),
                Map.entry("NEXUS_PORT", Integer.toString(portBase)),
                Map.entry("NEXUS_PORT_BASE", Integer.toString(portBase)),
                Map.entry("NEXUS_TRACE_SAMPLING", "1"),
                Map.entry("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", traces.url()),
                // A cache is written for later starts; these processes have none.
                Map.entry("NEXUS_AOT", "off"),
                // All households of all tests live at one address, and one listener reports as fast as it goes.
                Map.entry("NEXUS_LIMIT_REGISTRATION", "0"),
                Map.entry("NEXUS_LIMIT_SIGN_IN", "0"),
                Map.entry("NEXUS_LIMIT_WRITING", "0"),
                // A week that is over is told at once, and not six hours later.
                Map.entry("NEXUS_WEEKS_GRACE", "0s"),
                Map.entry("NEXUS_WEEKS_INTERVAL", "2s"));
    }

    static RunningNexus start() {
        RunningNexus nexus = notStarted();
        nexus.up();
        return nexus;
    }

    /** A home and ports where nothing is yet. */
    static RunningNexus notStarted() {
        try {
            RunningNexus nexus = new RunningNexus(Files.createTempDirectory("nexus-e2e"), freePorts());
            Runtime.getRuntime().addShutdownHook(new Thread(nexus::close, "stop-nexus"));
            return nexus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file or folder of the project. */
    static Path checkout(String path) {
        return CHECKOUT.resolve(path);
    }

    /** The demo's audio, which is the tests' too. */
    static Path audio(String name) {
        return CHECKOUT.resolve("demo").resolve("audio").resolve(name);
    }

    void up() {
        Script result = run("up", "--detach");
        if (result.exitCode() != 0) {
            throw new IllegalStateException("./nexus up failed:\n" + result.output());
        }
    }

    String url() {
        return endpoint("url");
    }

    /** Where a service tells of its health and its meters: 0 is the gateway, then user, catalog, playback, notification. */
    String managementUrl(int service) {
        return "http://127.0.0.1:%d/actuator".formatted(portBase + MANAGEMENT_OFFSET + service);
    }

    String amqpUrl() {
        return endpoint("amqp");
    }

    Path home() {
        return home;
    }

    /** The spans of all services so far. */
    String traces() {
        return traces.spans();
    }

    /** By the trace's id, the names of the services that had a part in it, so far. */
    Map<String, Set<String>> servicesByTrace() {
        return traces.servicesByTrace();
    }

    /** The embedded database as its administrator sees it, with all the services' schemas. */
    Connection database() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/nexus".formatted(portBase + POSTGRES_OFFSET);
        return DriverManager.getConnection(
                url, "postgres", property(home.resolve("secrets.properties"), "postgres.superuser.password"));
    }

    /** Every process of this Nexus, the supervisor first, ended as by {@code kill -9}. */
    void killEverything() {
        List<ProcessHandle> victims = processes();
        victims.forEach(ProcessHandle::destroyForcibly);
        victims.forEach(RunningNexus::awaitEnd);
    }

    /** One process, ended as by {@code kill -9}; the supervisor starts it again. */
    void kill(String name) {
        ProcessHandle victim = process(name);
        victim.destroyForcibly();
        awaitEnd(victim);
    }

    /** A running process of this Nexus, by the name of its component. */
    ProcessHandle process(String name) {
        return process(home.resolve("run").resolve(name + ".pid"))
                .orElseThrow(() -> new IllegalStateException(name + " does not run"));
    }

    Script run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** With more variables than this Nexus was started with. */
    Script run(Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>(List.of(CHECKOUT.resolve("nexus").toString()));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("nexus-e2e", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(CHECKOUT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().putAll(variables);
            Process process = builder.start();
            if (!process.waitFor(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Script result = new Script(process.waitFor(), Files.readString(log));
            Files.delete(log);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(home)) {
            return;
        }
        run("down");
        killEverything();
        traces.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a call of {@code ./nexus} ended with and printed. */
    record Script(int exitCode, String output) {}

    private List<ProcessHandle> processes() {
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted(Comparator.comparing(file -> !file.endsWith("nexus.pid")))
                    .flatMap(file -> process(file).stream())
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        try {
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private String endpoint(String name) {
        return property(home.resolve("run").resolve("endpoints.properties"), name);
    }

    private static String property(Path file, String name) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(name);
    }

    /** A base with nothing above it, below the ports that the system gives to outgoing connections. */
    private static int freePorts() {
        return new Random()
                .ints(100, 110, 300)
                .map(hundreds -> hundreds * 100)
                .filter(base -> IntStream.rangeClosed(base, base + HIGHEST_PORT).allMatch(RunningNexus::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports for a Nexus"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
