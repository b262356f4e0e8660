package dev.nexus.playback.durability;

import dev.nexus.standalone.postgres.AdminAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds up the writing of reports at a point of its transaction, inside the database: a trigger waits there for an advisory lock
 * that the test has.
 */
final class FlushGate implements AutoCloseable {

    /** A point of the transaction, in the order in which they come. */
    enum Point {
        REPORTS("create trigger gate after insert on progress_report for each statement"),
        PLACES("create trigger gate after insert on place for each statement"),
        COMPLETIONS("create trigger gate after insert on completion for each statement"),
        EVENTS("create trigger gate after insert on outbox_event for each statement"),
        COMMIT(
                "create constraint trigger gate after insert on outbox_event deferrable initially deferred for each row");

        private final String trigger;

        Point(String trigger) {
            this.trigger = trigger;
        }
    }

    private static final int LOCK = 20_070_604;

    private final JdbcClient jdbc;
    private final Connection keeper;

    private FlushGate(JdbcClient jdbc, Connection keeper) {
        this.jdbc = jdbc;
        this.keeper = keeper;
    }

    /** Closes the gate at a point: whoever comes there waits. */
    static FlushGate closedAt(Point point, AdminAccess database, JdbcClient jdbc) {
        jdbc.sql("""
                create or replace function gate() returns trigger language plpgsql security definer as
                $$ begin perform pg_advisory_xact_lock(%d); return null; end $$
                """.formatted(LOCK)).update();
        try {
            var keeper = DriverManager.getConnection(database.url(), database.user(), database.password());
            try (var statement = keeper.createStatement()) {
                statement.execute("select pg_advisory_lock(%d)".formatted(LOCK));
            }
            jdbc.sql(point.trigger + " execute function gate()").update();
            return new FlushGate(jdbc, keeper);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when a transaction of the service waits at the gate. */
    void awaitSomebody() {
        Awaitility.await("a transaction at the gate")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        jdbc.sql("""
                                select exists (select from pg_stat_activity join pg_locks using (pid)
                                    where usename = 'nexus_playback' and wait_event_type = 'Lock' and wait_event = 'advisory'
                                        and locktype = 'advisory' and objid = :lock and not granted)
                                """).param("lock", LOCK).query(Boolean.class).single());
    }

    /** Lets everybody through. */
    void open() {
        try {
            keeper.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the gate away, when nobody's transaction uses it any more. */
    void remove() {
        jdbc.sql("drop function if exists gate cascade").update();
    }

    @Override
    public void close() {
        open();
        remove();
    }
}
