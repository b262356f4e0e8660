package dev.nexus.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTests {

    @TempDir
    Path directory;

    @Test
    void keepsItsDataWhenItIsStoppedAndStartedAgain() throws SQLException {
        var settings = PostgresSettings.in(directory, "a password");
        try (var first = LocalPostgres.start(settings)) {
            execute(first, "create table book (title text)");
            execute(first, "insert into book values ('Middlemarch')");
        }

        try (var second = LocalPostgres.start(settings)) {
            assertThat(query(second, "select title from book")).isEqualTo("Middlemarch");
        }
    }

    @Test
    void isDurableAndOnlyReachedOverTcpWithAPassword() throws SQLException {
        try (var server = LocalPostgres.start(PostgresSettings.in(directory, "a password"))) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "show unix_socket_directories")).isEmpty();
            assertThat(query(server, "select datlocale from pg_database where datname = 'postgres'"))
                    .isEqualTo("C.UTF-8");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "another password"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void recoversWhenTheServerIsKilled() throws SQLException {
        var settings = PostgresSettings.in(directory, "a password");
        var killed = LocalPostgres.start(settings);
        execute(killed, "create table book as select 'Emma' as title");
        RunningProcess.find(killed.pid()).orElseThrow().signal("KILL");
        await().until(() -> !killed.isRunning());
        killed.close();

        try (var next = LocalPostgres.start(settings)) {
            assertThat(query(next, "select title from book")).isEqualTo("Emma");
        }
    }

    @Test
    void stopsTheOrphanOfAKilledOwnerAndTakesOver() throws Exception {
        var owner = OwnerProcess.start(directory, "a password");
        var orphan = RunningProcess.find(owner.postgresPid()).orElseThrow();

        owner.kill();

        assertThat(orphan.isAlive()).as("PostgreSQL outlives its killed owner").isTrue();
        try (var next = LocalPostgres.start(PostgresSettings.in(directory, "a password"))) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(query(next, "select title from book")).isEqualTo("written by the owner");
        }
    }

    @Test
    void startsWhenItsLockFileNamesAProcessThatIsSomebodyElse() throws Exception {
        var settings = PostgresSettings.in(directory, "a password");
        LocalPostgres.start(settings).close();
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (var next = LocalPostgres.start(settings)) {
            assertThat(next.isRunning()).isTrue();
        }
    }

    @Test
    void refusesADirectoryWhoseOwnerLives() {
        var settings = PostgresSettings.in(directory, "a password");
        try (var first = LocalPostgres.start(settings)) {
            assertThatThrownBy(() -> LocalPostgres.start(settings))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("Another process runs PostgreSQL in %s: stop that one first.", directory);
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        var settings = PostgresSettings.in(directory, "a password");
        LocalPostgres.start(settings).close();
        Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> LocalPostgres.start(settings))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("nexus backup")
                .hasMessageContaining("nexus restore");
    }

    @Test
    void startsAnewAfterAnInterruptedInitialisation() throws IOException {
        Files.createDirectories(directory.resolve("data.new/base"));
        Files.writeString(directory.resolve("data.new/PG_VERSION"), "18\n");

        try (var server = LocalPostgres.start(PostgresSettings.in(directory, "a password"))) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void saysWhyItEndedWhileItStarted() throws IOException {
        var settings = PostgresSettings.in(directory, "a password");
        LocalPostgres.start(settings).close();
        Files.delete(directory.resolve("data/global/pg_control"));

        assertThatThrownBy(() -> LocalPostgres.start(settings))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("pg_control");
    }

    @Test
    void refusesAWrongSuperuserPassword() {
        LocalPostgres.start(PostgresSettings.in(directory, "a password")).close();

        assertThatThrownBy(() -> LocalPostgres.start(PostgresSettings.in(directory, "another password")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("does not accept the superuser's password");
    }

    @Test
    void tellsWhenTheServerEnds() {
        var server = LocalPostgres.start(PostgresSettings.forTest(directory));

        RunningProcess.find(server.pid()).orElseThrow().signal("KILL");

        assertThat(server.onEnd()).succeedsWithin(Duration.ofSeconds(10));
        server.close();
    }

    @Test
    void clearsAwayTheTemporaryServersOfKilledTestRuns() throws Exception {
        var owner = OwnerProcess.startTemporary();
        var orphan = RunningProcess.find(owner.postgresPid()).orElseThrow();
        owner.kill();

        try (var next = LocalPostgres.temporary()) {
            assertThat(next.isRunning()).isTrue();
            assertThat(orphan.isAlive()).isFalse();
            assertThat(owner.directory()).doesNotExist();
        }
    }

    private static void execute(LocalPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(LocalPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
