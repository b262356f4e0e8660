package dev.nexus.standalone.postgres;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.postgresql.util.PasswordUtil;

/**
 * Makes what the services find in their database: one role and one schema each. A role owns its schema, finds it on its
 * search path, and has no right on any other. May be run again at any time, by several processes at once.
 */
public final class SchemaBootstrap {

    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String DATABASE_EXISTS = "42P04";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int ITERATIONS = 1;
    private static final long LOCK = 0x4e45585553L; // the same number for whoever prepares a database

    private SchemaBootstrap() {}

    /**
     * Prepares a database, which is created first if it is not there.
     *
     * @param passwords the password that each role shall have from now on; generated ones, that nobody can guess
     * @throws SQLException when the server does not answer or the administrator lacks a right
     */
    public static void prepare(AdminAccess database, Map<ServiceSchema, String> passwords) throws SQLException {
        try (var connection = connect(database)) {
            prepare(connection, database.database(), passwords);
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
            create(database);
            prepare(database, passwords);
        }
    }

    /**
     * Creates a new, prepared database under a random name, for a test that wants one to itself.
     *
     * @param server any database of the server
     * @return the administrator's access to the new database
     */
    public static AdminAccess prepareFresh(AdminAccess server, Map<ServiceSchema, String> passwords)
            throws SQLException {
        var fresh = server.on("nexus_" + UUID.randomUUID().toString().replace("-", ""));
        prepare(fresh, passwords);
        return fresh;
    }

    private static Connection connect(AdminAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static void create(AdminAccess database) throws SQLException {
        try (var connection = connect(database.on("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + quoted(database.database()));
        } catch (SQLException e) {
            // Another process may have been faster.
            if (!DATABASE_EXISTS.equals(e.getSQLState()) && !UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static void prepare(Connection connection, String database, Map<ServiceSchema, String> passwords)
            throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute("revoke all on database " + quoted(database) + " from public");
            statement.execute("revoke create on schema public from public");
            for (var schema : ServiceSchema.values()) {
                var password = passwords.get(schema);
                if (password == null) {
                    throw new IllegalArgumentException("No password for the role " + schema.role());
                }
                prepare(statement, database, schema, password);
            }
            connection.commit();
        }
    }

    private static void prepare(Statement statement, String database, ServiceSchema schema, String password)
            throws SQLException {
        var role = schema.role();
        if (!exists(statement, "pg_roles", "rolname", role)) {
            statement.execute("create role " + role + " login");
            // An administrator who is no superuser can give away a schema only to a role that it is a member of.
            statement.execute("grant " + role + " to current_user");
        }
        statement.execute("alter role " + role + " password '" + verifier(password) + "'");
        statement.execute(
                "alter role " + role + " in database " + quoted(database) + " set search_path = " + schema.schema());
        statement.execute("grant connect, temporary on database " + quoted(database) + " to " + role);
        if (!exists(statement, "pg_namespace", "nspname", schema.schema())) {
            statement.execute("create schema " + schema.schema() + " authorization " + role);
        }
    }

    private static boolean exists(Statement statement, String catalogue, String column, String name)
            throws SQLException {
        try (var rows = statement.executeQuery(
                "select 1 from pg_catalog." + catalogue + " where " + column + " = '" + name + "'")) {
            return rows.next();
        }
    }

    /**
     * The password is hashed on this side, so that it shows in no log of the server. Stretching it would protect only one
     * that can be guessed, and costs each new connection.
     */
    private static String verifier(String password) {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return PasswordUtil.encodeScramSha256(password.toCharArray(), ITERATIONS, salt);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
