package dev.nexus.standalone.backup;

import dev.nexus.standalone.postgres.ServiceSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Which migrations the services' schemas have seen. */
public final class SchemaVersions {

    private SchemaVersions() {}

    /** The versions of each schema that has any: the platform's, then the service's own, such as {@code 1,2,3/1,10,20}. */
    public static Map<String, String> of(Connection connection) throws SQLException {
        var versions = new TreeMap<String, String>();
        for (var schema : ServiceSchema.values()) {
            var name = schema.schema();
            if (exists(connection, name + ".flyway_schema_history")) {
                versions.put(
                        name,
                        versions(connection, name + ".platform_schema_history")
                                + "/"
                                + versions(connection, name + ".flyway_schema_history"));
            }
        }
        return versions;
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        return !text(connection, "select coalesce(to_regclass('" + table + "')::text, '')")
                .isEmpty();
    }

    private static String versions(Connection connection, String history) throws SQLException {
        return text(
                connection,
                "select coalesce(string_agg(version, ',' order by installed_rank), '') from " + history
                        + " where success and type <> 'BASELINE'");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
