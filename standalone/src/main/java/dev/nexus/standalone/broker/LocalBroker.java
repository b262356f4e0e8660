package dev.nexus.standalone.broker;

import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;

/**
 * An AMQP 0-9-1 broker inside this process: Apache Qpid Broker-J, with its queues and messages on Derby, on 127.0.0.1.
 * Enough for one machine; production has RabbitMQ.
 *
 * <p>It takes RabbitMQ's declarations but ignores what it does not know: dead-letter, delivery-limit, time-to-live and
 * length arguments have no effect, and a rejected message is dropped.
 */
public final class LocalBroker implements AutoCloseable {

    /** The only virtual host. */
    public static final String VIRTUAL_HOST = "nexus";

    static final String HOST = "127.0.0.1";

    private final BrokerSettings settings;
    private final SystemLauncher launcher;
    private final int port;

    private LocalBroker(BrokerSettings settings, SystemLauncher launcher, int port) {
        this.settings = settings;
        this.launcher = launcher;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it takes connections.
     *
     * @throws CannotStart in one sentence, when the port is taken or the directory cannot be used
     */
    public static LocalBroker start(BrokerSettings settings) {
        var startup = new BrokerStartup();
        var launcher = new SystemLauncher(startup);
        try {
            launcher.startup(attributes(settings));
            return new LocalBroker(settings, launcher, startup.boundPort());
        } catch (Exception e) {
            launcher.shutdown();
            throw new CannotStart(
                    "The embedded broker cannot start on port %d%s: %s."
                            .formatted(
                                    settings.port(),
                                    settings.directory() == null ? "" : " with its data in " + settings.directory(),
                                    e.getMessage()),
                    e);
        }
    }

    /** Starts a broker for tests: in memory, on a free port. */
    public static LocalBroker inMemory() {
        return start(BrokerSettings.inMemory());
    }

    /** {@code amqp://user:password@host:port/vhost}. */
    public String url() {
        return "amqp://%s:%s@%s:%d/%s".formatted(settings.user(), settings.password(), HOST, port, VIRTUAL_HOST);
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    public String user() {
        return settings.user();
    }

    public String password() {
        return settings.password();
    }

    /** Closes all connections and the store. */
    @Override
    public void close() {
        launcher.shutdown();
    }

    private static Map<String, Object> attributes(BrokerSettings settings) {
        var context = new HashMap<String, String>();
        context.put("nexus.port", Integer.toString(settings.port()));
        context.put("nexus.user", settings.user());
        context.put("nexus.password", settings.password());
        context.put("nexus.virtualhost", VIRTUAL_HOST);
        var directory = settings.directory();
        if (directory != null) {
            context.put("nexus.store", made(directory).toString());
        }
        // Derby is one per JVM, is loaded even where it is not used, and would log into the working directory.
        var derbyLog =
                directory == null ? "/dev/null" : directory.resolve("derby.log").toString();
        System.getProperties().putIfAbsent("derby.stream.error.file", derbyLog);
        context.put("broker.failStartupWithErroredChild", "true");
        // RabbitMQ's arguments, such as x-queue-type, are ignored instead of ending the connection.
        context.put("queue.behaviourOnUnknownDeclareArgument", "LOG");
        context.put("exchange.behaviourOnUnknownDeclareArgument", "LOG");
        // Without it, a message that is rejected for good comes back for ever.
        context.put("queue.maximumDeliveryAttempts", "1");
        return Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                configuration(directory == null ? "memory" : "durable"),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                false,
                SystemConfig.CONTEXT,
                context);
    }

    private static String configuration(String name) {
        var resource = LocalBroker.class.getResource(name + "-broker.json");
        if (resource == null) {
            throw new IllegalStateException("No configuration for a broker that is " + name);
        }
        return resource.toString();
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new CannotStart("Cannot write in %s: %s.".formatted(directory, e), e);
        }
    }
}
