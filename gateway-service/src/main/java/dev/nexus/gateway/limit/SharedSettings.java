package dev.nexus.gateway.limit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where several gateways keep their counts together.
 *
 * @param databaseUrl a JDBC URL of PostgreSQL; null for counts of this gateway alone
 * @param databaseUser a role that may create a table there
 * @param databasePassword its password
 */
@ConfigurationProperties("nexus.gateway.limits.shared")
record SharedSettings(
        @Nullable String databaseUrl,
        @Nullable String databaseUser,
        @Nullable String databasePassword) {

    SharedSettings {
        databaseUrl = databaseUrl == null || databaseUrl.isBlank() ? null : databaseUrl;
    }

    @Override
    public String toString() {
        return "SharedSettings[%s]".formatted(databaseUrl);
    }
}
