package dev.nexus.standalone.backup;

import dev.nexus.standalone.postgres.AdminAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes and reads back whole backups. */
public final class NexusBackup {

    private NexusBackup() {}

    /** What was written. */
    public record Taken(long rows, long tables, long files) {}

    /**
     * Writes a backup, whether or not the services run.
     *
     * @param file the new file
     * @param secretKey base64 of the key that opens what the services keep sealed
     * @param media the folder of the media, or null to leave them out
     * @throws IOException when the file is there already or cannot be written
     * @throws SQLException when the database does not answer or refuses
     */
    public static Taken take(AdminAccess database, String secretKey, @Nullable Path media, Path file, Clock clock)
            throws SQLException, IOException {
        try (var connection = connect(database)) {
            DatabaseExport.begin(connection);
            var description = new Description(clock.instant(), secretKey, media != null, SchemaVersions.of(connection));
            try (var backup = new BackupWriter(file, description)) {
                new DatabaseExport(connection, backup).run();
                // Copying the media takes long: no snapshot keeps the database from tidying up meanwhile.
                connection.rollback();
                if (media != null) {
                    new MediaFiles(media).addTo(backup);
                }
                backup.finish();
                return summary(backup);
            }
        }
    }

    /**
     * Reads what a backup is of.
     *
     * @throws UnreadableBackup when the file is no whole backup
     */
    public static Description describe(Path file) throws IOException {
        try (var backup = new BackupReader(file)) {
            return backup.description();
        }
    }

    /**
     * Brings a backup into a database with the same tables that was never used. The media come first; without the rows nothing leads to them.
     *
     * @param media the folder of the media; not touched when the backup has none
     * @throws UnreadableBackup when the backup is damaged or of another version; the database is as it was then
     * @throws NotEmpty when the database has been used
     */
    public static void restore(Path file, AdminAccess database, Path media) throws SQLException, IOException {
        try (var backup = new BackupReader(file);
                var connection = connect(database)) {
            var here = SchemaVersions.of(connection);
            var there = backup.description().versions();
            if (!Objects.equals(Map.copyOf(here), there)) {
                throw new UnreadableBackup(
                        ("it is of the migrations %s, and this version has %s: restore it with the version that"
                                        + " it was taken with, then upgrade")
                                .formatted(there, here));
            }
            var rows = new DatabaseImport(connection, backup);
            rows.refuseIfUsed();
            if (backup.description().media()) {
                new MediaFiles(media).takeFrom(backup);
            }
            rows.run();
        }
    }

    private static Taken summary(BackupWriter backup) {
        var tables = backup.parts().stream()
                .filter(part -> part.name().startsWith(Part.TABLES))
                .toList();
        return new Taken(
                tables.stream().mapToLong(Part::rows).sum(),
                tables.size(),
                backup.parts().stream()
                        .filter(part -> part.name().startsWith(Part.MEDIA))
                        .count());
    }

    private static Connection connect(AdminAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}
