package dev.nexus.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaBootstrapTests {

    private static final Map<ServiceSchema, String> PASSWORDS = Arrays.stream(ServiceSchema.values())
            .collect(Collectors.toMap(schema -> schema, schema -> "it's " + schema.role()));

    private static LocalPostgres server;
    private AdminAccess database;

    @BeforeAll
    static void startServer() {
        server = LocalPostgres.temporary();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void prepareFreshDatabase() throws SQLException {
        database = SchemaBootstrap.prepareFresh(server.admin("postgres"), PASSWORDS);
    }

    @ParameterizedTest
    @EnumSource
    void givesEachRoleItsOwnSchemaOnItsSearchPath(ServiceSchema schema) throws SQLException {
        try (var connection = connect(schema)) {
            execute(connection, "create table thing (name text)");
            execute(connection, "insert into " + schema.schema() + ".thing values ('mine')");

            assertThat(connection.getSchema()).isEqualTo(schema.schema());
        }
    }

    static Stream<Arguments> pairsOfDifferentServices() {
        return Arrays.stream(ServiceSchema.values()).flatMap(one -> Arrays.stream(ServiceSchema.values())
                .filter(other -> other != one)
                .map(other -> Arguments.of(one, other)));
    }

    /** Promise 25: a service's database role cannot read another's schema. */
    @ParameterizedTest
    @MethodSource("pairsOfDifferentServices")
    void keepsEachRoleOutOfTheSchemasOfOthers(ServiceSchema intruder, ServiceSchema owner) throws SQLException {
        try (var connection = connect(owner)) {
            execute(connection, "create table secret as select 1 as value");
        }

        try (var connection = connect(intruder)) {
            for (var attempt : new String[] {
                "select * from " + owner.schema() + ".secret",
                "delete from " + owner.schema() + ".secret",
                "create table " + owner.schema() + ".mine (name text)",
                "set role " + owner.role(),
                "grant usage on schema " + owner.schema() + " to " + intruder.role()
            }) {
                assertThatThrownBy(() -> execute(connection, attempt))
                        .as(attempt)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsRolesFromMakingAnythingOutsideTheirSchema(ServiceSchema schema) throws SQLException {
        try (var connection = connect(schema)) {
            for (var attempt : new String[] {
                "create table public.thing (name text)",
                "create schema another",
                "create role another",
                "create database another"
            }) {
                assertThatThrownBy(() -> execute(connection, attempt))
                        .as(attempt)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void mayBeRunAgainAndLosesNothing() throws SQLException {
        try (var connection = connect(ServiceSchema.CATALOG)) {
            execute(connection, "create table book as select 'Emma' as title");
        }

        SchemaBootstrap.prepare(database, PASSWORDS);

        try (var connection = connect(ServiceSchema.CATALOG);
                var rows = connection.createStatement().executeQuery("select title from book")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void setsNewPasswords() throws SQLException {
        var changed = new java.util.EnumMap<>(PASSWORDS);
        changed.put(ServiceSchema.USER, "changed");
        SchemaBootstrap.prepare(database, changed);

        assertThatCode(() -> DriverManager.getConnection(database.url(), "nexus_user", "changed")
                        .close())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> connect(ServiceSchema.USER)).hasMessageContaining("password authentication failed");

        SchemaBootstrap.prepare(database, PASSWORDS);
    }

    @Test
    void createsTheDatabaseThatIsMissing() throws SQLException {
        var missing = database.on("not there \"yet\"".replace(' ', '_').replace("\"", ""));

        SchemaBootstrap.prepare(missing, PASSWORDS);

        try (var connection = DriverManager.getConnection(missing.url(), "nexus_playback", "it's nexus_playback")) {
            assertThat(connection.getSchema()).isEqualTo("playback");
        }
    }

    /** Managed servers give out an administrator that is no superuser. */
    @Test
    void worksForAnAdministratorWhoIsNoSuperuser() throws SQLException {
        try (var own = LocalPostgres.temporary();
                var connection = DriverManager.getConnection(own.url(), own.user(), own.password())) {
            execute(connection, "create role boss login createrole createdb password 'boss'");
            var access = new AdminAccess(own.url("nexus"), "boss", "boss");

            SchemaBootstrap.prepare(access, PASSWORDS);
            SchemaBootstrap.prepare(access, PASSWORDS);

            try (var role = DriverManager.getConnection(access.url(), "nexus_user", "it's nexus_user")) {
                execute(role, "create table account (id int)");
            }
        }
    }

    @Test
    void refusesAUrlThatNamesNoDatabase() {
        assertThatThrownBy(() -> new AdminAccess("jdbc:postgresql://localhost", "postgres", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql://host:port/database");
    }

    private Connection connect(ServiceSchema schema) throws SQLException {
        return DriverManager.getConnection(database.url(), schema.role(), "it's " + schema.role());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
