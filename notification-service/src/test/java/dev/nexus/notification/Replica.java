package dev.nexus.notification;

import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** One more instance of the service, on the same database and broker. */
public record Replica(ConfigurableApplicationContext context) implements AutoCloseable {

    /** Starts a replica of the instance under test. */
    public static Replica of(ConfigurableEnvironment instance) {
        var servers = Objects.requireNonNull(instance.getPropertySources().get("test servers"));
        return new Replica(new SpringApplicationBuilder(NotificationApplication.class)
                .initializers(
                        context -> context.getEnvironment().getPropertySources().addFirst(servers))
                .run("--server.port=0", "--nexus.live.heartbeat=200ms"));
    }

    public int port() {
        return Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
