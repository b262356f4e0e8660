package dev.nexus.standalone.broker;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link LocalBroker} runs.
 *
 * @param directory where it keeps queues and messages; null keeps them in memory alone, which is for tests
 * @param port the TCP port on 127.0.0.1; 0 takes a free one
 * @param user the one user's name
 * @param password the one user's password
 */
public record BrokerSettings(@Nullable Path directory, int port, String user, String password) {

    /** What needs no escaping, neither in a URL nor in the broker's configuration. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.~-]+");

    public BrokerSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is %d but must be 0 to 65535".formatted(port));
        }
        if (!PLAIN.matcher(user).matches() || !PLAIN.matcher(password).matches()) {
            throw new IllegalArgumentException("user and password must be made of letters, digits and _ . ~ -");
        }
    }

    /** Settings for events that matter: they survive the end of the process, also a kill -9. */
    public static BrokerSettings durable(Path directory, int port, String password) {
        return new BrokerSettings(directory, port, "nexus", password);
    }

    /** Settings for a test: fast, on a free port, and all is gone at the end. */
    public static BrokerSettings inMemory() {
        return new BrokerSettings(null, 0, "nexus", "nexus");
    }

    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(directory, newPort, user, password);
    }

    @Override
    public String toString() {
        return "BrokerSettings[directory=%s, port=%d, user=%s]".formatted(directory, port, user);
    }
}
