package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.platform.test.server.TestPostgres;
import dev.nexus.standalone.postgres.AdminAccess;
import dev.nexus.standalone.postgres.ServiceSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code schemas.sql} prepares a database as the launcher does it ({@code SchemaBootstrap}). */
class DatabasePreparationTests {

    private static final String SCRIPT = Checkout.read("k8s/components/database/schemas.sql");

    @Test
    void givesEachServiceWhatTheLauncherGivesIt() throws SQLException {
        var launchers = TestPostgres.freshDatabase();
        var ours = prepared(launchers);

        var expected = new TreeMap<>(ownersAndPaths(launchers));
        var actual = new TreeMap<>(ownersAndPaths(ours));

        assertThat(actual).containsEntry("gateway", "nexus_gateway search_path=gateway");
        actual.remove("gateway");
        assertThat(actual).isEqualTo(expected);
        assertThat(expected.keySet())
                .containsAll(Arrays.stream(ServiceSchema.values())
                        .map(ServiceSchema::schema)
                        .toList());
    }

    @Test
    void letsNoRoleIntoTheSchemaOfAnother() throws SQLException {
        var database = prepared(TestPostgres.freshDatabase());

        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("create table playback.place (position integer)");
            statement.execute("set role nexus_catalog");
            assertThatThrownBy(() -> statement.execute("select from playback.place"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @Test
    void hasAPasswordForEachRole() {
        var passwords = Checkout.read("k8s/components/database/passwords.sql");
        for (var role : SCRIPT.lines()
                .filter(line -> line.strip().startsWith("('nexus_"))
                .map(line -> line.split("'", -1)[1])
                .toList()) {
            var service = role.replace("nexus_", "");
            assertThat(passwords)
                    .contains("\\getenv %s NEXUS_%s_DATABASE_PASSWORD"
                            .formatted(service, service.toUpperCase(java.util.Locale.ROOT)))
                    .contains("alter role %s password :'%s';".formatted(role, service));
        }
    }

    /** A new database, prepared twice: it may be run again at any time. */
    private static AdminAccess prepared(AdminAccess server) throws SQLException {
        var name = "nexus_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        var database = server.on(name);
        for (int i = 0; i < 2; i++) {
            try (var connection = connect(database);
                    var statement = connection.createStatement()) {
                statement.execute(SCRIPT);
            }
        }
        return database;
    }

    private static Map<String, String> ownersAndPaths(AdminAccess database) throws SQLException {
        var found = new TreeMap<String, String>();
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select nspname, rolname || ' ' || array_to_string(setconfig, ',')
                        from pg_namespace
                        join pg_roles on pg_roles.oid = nspowner
                        join pg_database on datname = current_database()
                        join pg_db_role_setting on setrole = nspowner and setdatabase = pg_database.oid
                        """)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private static Connection connect(AdminAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }
}
