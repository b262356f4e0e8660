package dev.nexus.platform.database;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * Brings a service's schema to the version of its program and does nothing else: the step before a deployment. Several may run at once,
 * beside older instances that serve; one migrates, the others wait for it and find nothing to do.
 */
public final class SchemaMigration {

    private SchemaMigration() {}

    /**
     * Migrates by the service's own settings, the platform's tables first.
     *
     * @param arguments of the program, which may set properties
     * @throws RuntimeException when the database is not reached or refuses a migration; what was migrated before stays
     */
    public static void run(String... arguments) {
        new SpringApplicationBuilder(Migrating.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DatabaseAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Migrating {}
}
