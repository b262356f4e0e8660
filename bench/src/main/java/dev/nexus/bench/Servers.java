package dev.nexus.bench;

import dev.nexus.platform.test.server.TestBroker;
import dev.nexus.platform.test.server.TestPostgres;
import dev.nexus.standalone.broker.BrokerSettings;
import dev.nexus.standalone.broker.LocalBroker;
import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.LocalPostgres;
import dev.nexus.standalone.postgres.PostgresSettings;
import dev.nexus.standalone.postgres.SchemaBootstrap;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Servers that keep their word: PostgreSQL with fsync, and RabbitMQ or the embedded broker on disk. */
final class Servers {

    private Servers() {}

    /** The settings of a service on fresh servers. */
    static Map<String, Object> start(boolean rabbitMq) throws IOException, SQLException {
        Map<String, Object> properties = new HashMap<>(database());
        properties.put("NEXUS_AMQP_URL", rabbitMq ? TestBroker.instance().freshUrl() : embeddedBroker());
        properties.put("NEXUS_LOG_FORMAT", "");
        return properties;
    }

    private static Map<String, String> database() throws IOException, SQLException {
        Path directory = Files.createTempDirectory("nexus-bench-postgres");
        LocalPostgres postgres =
                LocalPostgres.start(PostgresSettings.forTest(directory).withDurable(true));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        AdminAccess database = SchemaBootstrap.prepareFresh(
                postgres.admin("postgres"),
                Arrays.stream(ServiceSchema.values())
                        .collect(Collectors.toMap(Function.identity(), schema -> TestPostgres.PASSWORD)));
        return TestPostgres.properties(database, ServiceSchema.PLAYBACK);
    }

    private static String embeddedBroker() throws IOException {
        LocalBroker broker =
                LocalBroker.start(BrokerSettings.durable(Files.createTempDirectory("nexus-bench-broker"), 0, "bench"));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker.url();
    }
}
