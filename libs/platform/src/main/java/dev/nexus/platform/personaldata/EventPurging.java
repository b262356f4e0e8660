package dev.nexus.platform.personaldata;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes every event that mentions a person from what the service has kept of its own events and of others'. What is not
 * published yet still will be, so that no subscriber meets a gap, and is then not kept.
 */
final class EventPurging {

    private static final String MENTIONED = "exists (select from unnest(:traces) trace where strpos(%s, trace) > 0)";

    private final JdbcClient jdbc;

    EventPurging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Purges in the caller's transaction. Unpublished events come first: what is published meanwhile is in the history then. */
    void purge(UUID account, Set<String> traces) {
        forEach(traces, "update outbox_event set forgotten = true where " + MENTIONED.formatted("body"));
        purgeHistory(traces);
        forEach(traces, "delete from waiting_event event where " + MENTIONED.formatted("lower(event::text)"));
        forEach(traces, "delete from event_replay where " + MENTIONED.formatted("array_to_string(sources, ' ')"));
        Set<String> sources = Set.of(account.toString());
        forEach(sources, "delete from projection_sequence where " + MENTIONED.formatted("source"));
        forEach(sources, "delete from event_sequence where " + MENTIONED.formatted("source"));
    }

    /** A partition at a time: a statement that reads a week of events might take longer than any may. */
    private void purgeHistory(Set<String> traces) {
        jdbc.sql("""
            select inhrelid::regclass::text from pg_inherits
            where inhparent = 'outbox_history'::regclass
            """)
                .query(String.class)
                .list()
                .forEach(partition ->
                        forEach(traces, "delete from " + partition + " where " + MENTIONED.formatted("body")));
    }

    private void forEach(Set<String> traces, String statement) {
        jdbc.sql(statement).param("traces", traces.toArray(String[]::new)).update();
    }
}
