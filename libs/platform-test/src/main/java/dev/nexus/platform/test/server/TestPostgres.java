package dev.nexus.platform.test.server;

import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.LocalPostgres;
import dev.nexus.standalone.postgres.SchemaBootstrap;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One PostgreSQL for all tests of a JVM; each caller gets a database of its own, with the suite's schemas and roles. */
public final class TestPostgres {

    /** The password of every service's role. */
    public static final String PASSWORD = "test";

    private static final String IMAGE = "postgres:18";
    private static final AdminAccess SERVER = start();

    private TestPostgres() {}

    /** A new database, ready for every service. */
    public static AdminAccess freshDatabase() {
        try {
            return SchemaBootstrap.prepareFresh(
                    SERVER,
                    Arrays.stream(ServiceSchema.values())
                            .collect(Collectors.toMap(Function.identity(), schema -> PASSWORD)));
        } catch (SQLException e) {
            throw new IllegalStateException("no database for a test at " + SERVER.url(), e);
        }
    }

    /** The properties by which a service reaches its schema of a database. */
    public static Map<String, String> properties(AdminAccess database, ServiceSchema schema) {
        return Map.of(
                "NEXUS_DATABASE_URL", database.url(),
                "NEXUS_DATABASE_USER", schema.role(),
                "NEXUS_DATABASE_PASSWORD", PASSWORD);
    }

    private static AdminAccess start() {
        if (Docker.answers()) {
            PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
            container.start();
            announce(IMAGE + " in Docker");
            return new AdminAccess(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }
        LocalPostgres local = LocalPostgres.temporary();
        Runtime.getRuntime().addShutdownHook(new Thread(local::close, "stop-postgres"));
        announce("embedded");
        return local.admin("postgres");
    }

    private static void announce(String which) {
        System.out.println("Tests run on PostgreSQL: " + which);
    }
}
