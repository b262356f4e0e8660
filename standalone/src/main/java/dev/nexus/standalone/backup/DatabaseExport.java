package dev.nexus.standalone.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** Writes the rows of all services into a backup, all as they were at one moment, while the services go on. */
final class DatabaseExport {

    static final String PARTITIONS = "partitions.tsv";
    static final String SEQUENCES = "sequences.tsv";

    private static final String ALL_PARTITIONS = """
            select n.nspname, format('%I.%I', n.nspname, c.relname), format('%I.%I', n.nspname, p.relname),
                   pg_get_expr(c.relpartbound, c.oid)
            from pg_class c
            join pg_inherits i on i.inhrelid = c.oid
            join pg_class p on p.oid = i.inhparent
            join pg_namespace n on n.oid = c.relnamespace
            where c.relispartition and c.relkind = 'r' and n.nspname = any (?)
            order by 2
            """;

    private static final String ALL_SEQUENCES = """
            select format('%I.%I', schemaname, sequencename), last_value
            from pg_sequences where schemaname = any (?) and last_value is not null
            order by 1
            """;

    private final Connection connection;
    private final BackupWriter backup;

    DatabaseExport(Connection connection, BackupWriter backup) {
        this.connection = connection;
        this.backup = backup;
    }

    /**
     * Begins the snapshot; everything that is read on the connection until it ends is of this moment.
     *
     * @param connection of an administrator, with nothing under way
     */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        Tables.fixFormats(connection);
    }

    void run() throws SQLException, IOException {
        lines(PARTITIONS, ALL_PARTITIONS);
        lines(SEQUENCES, ALL_SEQUENCES);
        var copying = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : Tables.of(connection)) {
            backup.add(Part.TABLES + table.name() + ".copy", table.columns(), (BackupWriter.Content<SQLException>)
                    out -> copying.copyOut(table.copyOut(), out));
        }
    }

    private void lines(String part, String query) throws SQLException, IOException {
        var lines = new StringBuilder();
        try (var statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", Tables.schemas()));
            try (var rows = statement.executeQuery()) {
                var columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        lines.append(rows.getString(column)).append(column < columns ? '\t' : '\n');
                    }
                }
            }
        }
        backup.add(part, List.of(), (BackupWriter.Content<IOException>) out -> {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            return 0;
        });
    }
}
