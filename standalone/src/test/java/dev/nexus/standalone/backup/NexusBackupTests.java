package dev.nexus.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.LocalPostgres;
import dev.nexus.standalone.postgres.SchemaBootstrap;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On tables of all the kinds that the services have; {@code BackupIT} does it with the services' own. */
class NexusBackupTests {

    private static final Map<ServiceSchema, String> PASSWORDS =
            Arrays.stream(ServiceSchema.values()).collect(Collectors.toMap(schema -> schema, schema -> "secret"));
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** What the platform gives each schema, as far as a backup knows of it. */
    private static final String PLATFORM = """
            create table platform_schema_history (installed_rank int, version text, type text, success boolean);
            insert into platform_schema_history values (1, '0', 'BASELINE', true), (2, '1', 'SQL', true);
            create table flyway_schema_history (installed_rank int, version text, type text, success boolean);
            insert into flyway_schema_history values (1, '1', 'SQL', true), (2, '10', 'SQL', true);
            create table event_sequence (source text primary key, last bigint not null);
            create table outbox_event (
                position bigint generated always as identity primary key, lane smallint not null, id uuid not null unique,
                type text not null, source text not null, sequence bigint not null, occurred_at timestamptz not null, body text not null);
            create table outbox_history (
                position bigint not null, lane smallint not null, id uuid not null, type text not null, source text not null,
                sequence bigint not null, occurred_at timestamptz not null, body text not null, published_at timestamptz not null
            ) partition by range (published_at);
            create table outbox_history_default partition of outbox_history default;
            """;

    private static final String SERVICE = """
            create table shelf (id int primary key, label text not null, best int, folded text generated always as (lower(label)) stored);
            create table "odd book" (id int primary key, shelf int not null references shelf, "Title" text, cover bytea, added interval, rate real);
            alter table shelf add foreign key (best) references "odd book";
            create table seeded (id int primary key, name text);
            insert into seeded values (1, 'by a migration');
            create table noted (what text);
            create function note() returns trigger language plpgsql as $$ begin insert into noted values (new.label); return new; end $$;
            create trigger notes after insert on shelf for each row execute function note();
            create table followed (id int, xid xid8 default pg_current_xact_id());
            """;

    private static final String USED = """
            insert into event_sequence values ('/shelves/1', 3);
            insert into shelf values (1, E'Tab\\tand\\nline \\\\ back', null), (2, '', null);
            insert into "odd book" values (7, 1, 'Zürich ☃', '\\x00ff', '1 day 02:03:04', 0.1), (8, 2, null, null, null, 'NaN');
            update shelf set best = 7 where id = 1;
            update seeded set name = 'changed since';
            create table outbox_history_d20260304 partition of outbox_history for values from ('2026-03-04 00:00+00') to ('2026-03-05 00:00+00');
            insert into outbox_event (lane, id, type, source, sequence, occurred_at, body)
            select 1, gen_random_uuid(), 't', '/shelves/1', n, '2026-03-04 05:00+00', 'body ' || n from generate_series(1, 3) n;
            insert into outbox_history select *, '2026-03-04 05:01+00' from outbox_event where sequence = 1;
            insert into outbox_history select *, '2026-03-01 05:01+00' from outbox_event where sequence = 2;
            delete from outbox_event where sequence < 3;
            """;

    private static LocalPostgres server;

    @TempDir
    Path folder;

    private AdminAccess source;
    private AdminAccess target;

    @BeforeAll
    static void startServer() {
        server = LocalPostgres.temporary();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void migrateTwoDatabases() throws SQLException {
        source = migrated();
        target = migrated();
        as(source, ServiceSchema.CATALOG, USED);
    }

    @Test
    void bringsEveryRowToAnotherDatabase() throws Exception {
        var file = folder.resolve("backup.zip");

        var taken = NexusBackup.take(source, "key", null, file, CLOCK);
        NexusBackup.restore(file, target, folder.resolve("media"));

        assertThat(taken.rows()).isEqualTo(11);
        for (var table : List.of("shelf", "\"odd book\"", "seeded", "noted", "event_sequence")) {
            assertThat(rows(target, "catalog." + table)).as(table).isEqualTo(rows(source, "catalog." + table));
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.toFile().list()).containsExactly("backup.zip");
    }

    @Test
    void tellsAgainWhatMayNotHaveArrivedInTheOldOrder() throws Exception {
        var file = folder.resolve("backup.zip");

        NexusBackup.take(source, "key", null, file, CLOCK);
        NexusBackup.restore(file, target, folder);

        assertThat(query(target, "select string_agg(sequence::text, ',' order by position) from catalog.outbox_event"))
                .isEqualTo("1,3");
        assertThat(query(target, "select string_agg(sequence::text, ',') from catalog.outbox_history"))
                .isEqualTo("2");
        as(target, ServiceSchema.CATALOG, """
                insert into outbox_event (lane, id, type, source, sequence, occurred_at, body)
                values (1, gen_random_uuid(), 't', '/shelves/1', 4, now(), '')""");
        assertThat(query(target, "select max(position) from catalog.outbox_event where sequence = 4"))
                .isEqualTo("4");
    }

    @Test
    void makesPartitionsThatTheirServiceOwns() throws Exception {
        var file = folder.resolve("backup.zip");

        NexusBackup.take(source, "key", null, file, CLOCK);
        NexusBackup.restore(file, target, folder);

        assertThat(query(target, "select tableowner from pg_tables where tablename = 'outbox_history_d20260304'"))
                .isEqualTo("nexus_catalog");
    }

    @Test
    void leavesWhatCountsByTheServersTransactionsAsTheMigrationMadeIt() throws Exception {
        as(source, ServiceSchema.CATALOG, "insert into followed (id) values (1)");
        var file = folder.resolve("backup.zip");

        NexusBackup.take(source, "key", null, file, CLOCK);
        NexusBackup.restore(file, target, folder);

        assertThat(query(target, "select count(*) from catalog.followed")).isEqualTo("0");
    }

    @Test
    void keepsMediaByteForByteAndLeavesOutWhatIsBeingReceived() throws Exception {
        var media = Files.createDirectories(folder.resolve("media"));
        Files.createDirectories(media.resolve("ab/cd"));
        Files.createDirectories(media.resolve("receiving"));
        Files.write(media.resolve("ab/cd/part"), new byte[] {0, 1, 2, -1});
        Files.writeString(media.resolve("receiving/half"), "half");
        var file = folder.resolve("backup.zip");
        var restored = folder.resolve("restored");

        var taken = NexusBackup.take(source, "key", media, file, CLOCK);
        NexusBackup.restore(file, target, restored);

        assertThat(taken.files()).isEqualTo(1);
        assertThat(restored.resolve("ab/cd/part")).hasBinaryContent(new byte[] {0, 1, 2, -1});
        assertThat(restored.resolve("receiving")).doesNotExist();
    }

    @Test
    void saysWhatItIsOfAndKeepsItsKey() throws Exception {
        var file = folder.resolve("backup.zip");

        NexusBackup.take(source, "the key", null, file, CLOCK);

        var description = NexusBackup.describe(file);
        assertThat(description.takenAt()).isEqualTo(NOW);
        assertThat(description.secretKey()).isEqualTo("the key");
        assertThat(description.versions()).containsEntry("catalog", "1/1,10");
        assertThat(description.toString()).doesNotContain("the key");
    }

    @Test
    void overwritesNothing() throws Exception {
        var file = Files.writeString(folder.resolve("backup.zip"), "mine");

        assertThatThrownBy(() -> NexusBackup.take(source, "key", null, file, CLOCK))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
        NexusBackup.take(source, "key", null, folder.resolve("other.zip"), CLOCK);
        as(target, ServiceSchema.USER, "insert into event_sequence values ('/accounts/1', 1)");
        assertThatThrownBy(() -> NexusBackup.restore(folder.resolve("other.zip"), target, folder))
                .isInstanceOf(NotEmpty.class)
                .hasMessage("the schema users has been used");
    }

    @Test
    void changesNothingWhenAPartIsDamaged() throws Exception {
        var file = folder.resolve("backup.zip");
        NexusBackup.take(source, "key", null, file, CLOCK);
        var damaged = damaged(file);

        assertThatThrownBy(() -> NexusBackup.restore(damaged, target, folder)).isInstanceOf(UnreadableBackup.class);

        assertThat(query(target, "select count(*) from catalog.shelf")).isEqualTo("0");
        assertThat(query(target, "select name from catalog.seeded")).isEqualTo("by a migration");
    }

    @Test
    void refusesAFileThatIsNoWholeBackupAndOneOfOtherTables() throws Exception {
        var file = folder.resolve("backup.zip");
        NexusBackup.take(source, "key", null, file, CLOCK);
        var half = folder.resolve("half.zip");
        Files.write(half, Arrays.copyOf(Files.readAllBytes(file), 500));
        as(target, ServiceSchema.CATALOG, "insert into flyway_schema_history values (3, '20', 'SQL', true)");

        assertThatThrownBy(() -> NexusBackup.describe(half)).isInstanceOf(UnreadableBackup.class);
        assertThatThrownBy(() -> NexusBackup.restore(file, target, folder))
                .isInstanceOf(UnreadableBackup.class)
                .hasMessageContaining("1/1,10,20");
    }

    /** The same backup with another row in one of its tables. */
    private Path damaged(Path file) throws IOException {
        var copy = folder.resolve("damaged.zip");
        Files.copy(file, copy);
        try (var zip = java.nio.file.FileSystems.newFileSystem(copy)) {
            var entry = zip.getPath("tables/catalog.seeded.copy");
            Files.writeString(entry, Files.readString(entry).replace("changed", "CHANGED"));
        }
        return copy;
    }

    private static AdminAccess migrated() throws SQLException {
        var database = SchemaBootstrap.prepareFresh(server.admin("postgres"), PASSWORDS);
        for (var schema : ServiceSchema.values()) {
            as(database, schema, PLATFORM);
        }
        as(database, ServiceSchema.CATALOG, SERVICE);
        return database;
    }

    private static void as(AdminAccess database, ServiceSchema schema, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), schema.role(), "secret");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String rows(AdminAccess database, String table) throws SQLException {
        return query(database, "select string_agg(t::text, E'\\n' order by t::text) from %s t".formatted(table));
    }

    private static String query(AdminAccess database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
