package dev.nexus.platform.database;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/**
 * Migrates the platform's tables first, with a history of their own, so that a new version of the platform never has to
 * squeeze its migrations between a service's.
 */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
class DatabaseAutoConfiguration {

    @Bean
    FlywayMigrationStrategy platformTablesFirst() {
        return service -> {
            Flyway.configure(service.getConfiguration().getClassLoader())
                    .configuration(service.getConfiguration())
                    .locations("classpath:db/platform")
                    .table("platform_schema_history")
                    .load()
                    .migrate();
            service.migrate();
        };
    }
}
