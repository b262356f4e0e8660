package dev.nexus.platform.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks for an identifier in every column of every table of a service's schema; a table stands for its partitions. */
public final class SchemaScan {

    private static final String TABLES = """
            select oid::regclass::text from pg_class
            where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
            order by 1
            """;

    private SchemaScan() {}

    /** The tables that have a row with the identifier in it. */
    public static List<String> tablesWith(DataSource database, UUID id) {
        try (Connection connection = database.getConnection()) {
            List<String> found = new ArrayList<>();
            for (String table : tables(connection)) {
                if (holds(connection, table, id)) {
                    found.add(table);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the schema cannot be read", e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLES);
                ResultSet rows = statement.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private static boolean holds(Connection connection, String table, UUID id) throws SQLException {
        String sql = "select exists (select from %s as held where strpos(lower(held::text), ?) > 0)".formatted(table);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.toString());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
