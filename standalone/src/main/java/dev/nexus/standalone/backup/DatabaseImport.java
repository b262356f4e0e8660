package dev.nexus.standalone.backup;

import dev.nexus.standalone.postgres.ServiceSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Brings a backup's rows into a database that was migrated and never used, in one transaction: all of them or none. Needs a superuser, because
 * triggers and foreign keys wait until everything is there.
 */
final class DatabaseImport {

    /** What was told by then had reached every consumer, or their state is older than the inbox remembers. */
    private static final String TOLD_AGAIN = "interval '1 day'";

    private final Connection connection;
    private final BackupReader backup;

    DatabaseImport(Connection connection, BackupReader backup) {
        this.connection = connection;
        this.backup = backup;
    }

    /**
     * @throws UnreadableBackup when the backup is damaged or of other tables; nothing was changed then
     * @throws NotEmpty when the database was used before
     */
    void run() throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            Tables.fixFormats(connection);
            refuseIfUsed();
            execute("set local session_replication_role = replica");
            makePartitions();
            fillTables();
            setSequences();
            tellAgain();
            connection.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
        connection.setAutoCommit(true);
        execute("analyze");
    }

    /**
     * Every aggregate that was ever changed has a sequence of events.
     *
     * @throws NotEmpty when there is one
     */
    void refuseIfUsed() throws SQLException {
        for (var schema : Tables.schemas()) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select from " + schema + ".event_sequence limit 1")) {
                if (rows.next()) {
                    throw new NotEmpty(schema);
                }
            }
        }
    }

    private void makePartitions() throws SQLException, IOException {
        Map<String, ServiceSchema> owners = Arrays.stream(ServiceSchema.values())
                .collect(Collectors.toMap(ServiceSchema::schema, schema -> schema));
        for (var line : backup.textOf(DatabaseExport.PARTITIONS).lines().toList()) {
            var fields = line.split("\t", -1);
            var owner = owners.get(fields[0]);
            if (owner == null) {
                throw new UnreadableBackup("it has the schema " + fields[0] + ", which this version does not");
            }
            execute("set local role " + owner.role());
            execute("create table if not exists %s partition of %s %s".formatted(fields[1], fields[2], fields[3]));
            execute("reset role");
        }
    }

    private void fillTables() throws SQLException, IOException {
        var here = Tables.of(connection).stream()
                .collect(Collectors.toMap(table -> Part.TABLES + table.name() + ".copy", table -> table));
        var parts = backup.parts(Part.TABLES).toList();
        var there = parts.stream().map(Part::name).collect(Collectors.toCollection(TreeSet::new));
        if (!there.equals(here.keySet())) {
            throw new UnreadableBackup("it has the tables %s, and this version has %s".formatted(there, here.keySet()));
        }
        // What migrations had put in is in the backup, as it was then.
        execute(here.values().stream().map(Tables.Table::name).collect(Collectors.joining(", ", "truncate ", "")));
        var copying = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var part : parts) {
            var table = here.get(part.name());
            if (table == null || !table.columns().equals(part.columns())) {
                throw new UnreadableBackup("%s has other columns than this version".formatted(part.name()));
            }
            backup.read(part, (BackupReader.Reading<SQLException>) in -> {
                var rows = copying.copyIn(table.copyIn(), in);
                if (rows != part.rows()) {
                    throw new UnreadableBackup(
                            "%s has %d rows instead of %d".formatted(part.name(), rows, part.rows()));
                }
            });
        }
    }

    private void setSequences() throws SQLException, IOException {
        for (var line : backup.textOf(DatabaseExport.SEQUENCES).lines().toList()) {
            var fields = line.split("\t", -1);
            try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
                statement.setString(1, fields[0]);
                statement.setLong(2, Long.parseLong(fields[1]));
                statement.execute();
            }
        }
    }

    /**
     * What was on its way to a consumer is in no database: what was published within the day before the backup is published again, in its old order.
     * Consumers remember what they have handled.
     */
    private void tellAgain() throws SQLException {
        for (var schema : Tables.schemas()) {
            try (var statement = connection.prepareStatement("""
                    with again as (
                        delete from %1$s.outbox_history where published_at > ?::timestamptz - %2$s
                        returning position, lane, id, type, source, sequence, occurred_at, body)
                    insert into %1$s.outbox_event (position, lane, id, type, source, sequence, occurred_at, body)
                    overriding system value
                    select position, lane, id, type, source, sequence, occurred_at, body from again
                    on conflict do nothing
                    """.formatted(schema, TOLD_AGAIN))) {
                statement.setString(1, backup.description().takenAt().toString());
                statement.executeUpdate();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
