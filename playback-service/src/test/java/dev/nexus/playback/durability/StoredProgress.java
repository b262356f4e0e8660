package dev.nexus.playback.durability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.progress.rule.DecidingRule;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.EffectiveTime;
import dev.nexus.playback.progress.rule.ListeningAct;
import dev.nexus.playback.progress.rule.Place;
import dev.nexus.playback.progress.rule.ReportId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service has stored of some listeners, read past the service. */
final class StoredProgress {

    private static final String EVENTS = """
            (select id, type, source, sequence, body from outbox_event
             union all select id, type, source, sequence, body from outbox_history) event
            where split_part(source, '/', 4) = any(:listeners)
            """;

    /**
     * A stored report.
     *
     * @param sent as it was sent, at effective time
     */
    record StoredReport(SentReport sent, Instant receivedAt, String state) {}

    /** A stored completion. */
    record Completion(UUID listener, UUID book, UUID report) {}

    private final JdbcClient jdbc;

    StoredProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredReport> reports(Set<UUID> listeners) {
        return jdbc.sql("select * from progress_report where listener_id = any(cast(:listeners as uuid[]))")
                .param("listeners", texts(listeners))
                .query((row, number) -> new StoredReport(
                        new SentReport(
                                uuid(row, "listener_id"),
                                row.getString("device_id"),
                                uuid(row, "id"),
                                uuid(row, "book_id"),
                                row.getString("kind"),
                                row.getObject("position_ms", Long.class),
                                row.getObject("listened_from_ms", Long.class),
                                row.getObject("listened_to_ms", Long.class),
                                instant(row, "effective_at")),
                        instant(row, "received_at"),
                        row.getString("state")))
                .list();
    }

    Map<PlaceKey, Place> places(Set<UUID> listeners) {
        return jdbc
                .sql("select * from place where listener_id = any(cast(:listeners as uuid[]))")
                .param("listeners", texts(listeners))
                .query((row, number) -> Map.entry(
                        new PlaceKey(new ListenerId(uuid(row, "listener_id")), new BookId(uuid(row, "book_id"))),
                        place(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Completion> completions(Set<UUID> listeners) {
        return jdbc.sql(
                        "select listener_id, book_id, report_id from completion where listener_id = any(cast(:listeners as uuid[]))")
                .param("listeners", texts(listeners))
                .query((row, number) ->
                        new Completion(uuid(row, "listener_id"), uuid(row, "book_id"), uuid(row, "report_id")))
                .list();
    }

    /** The reports of all events that tell of a finish, those that wait and those that were published. */
    List<UUID> finishedEvents(Set<UUID> listeners) {
        return jdbc.sql("select cast(cast(body as jsonb) #>> '{data,reportId}' as uuid) from " + EVENTS
                        + " and type = 'playback.book.finished.v1'")
                .param("listeners", texts(listeners))
                .query(UUID.class)
                .list();
    }

    /** The counters of all events, by their source, in order. */
    Map<String, List<Long>> sequences(Set<UUID> listeners) {
        return jdbc
                .sql("select source, sequence from " + EVENTS + " order by source, sequence")
                .param("listeners", texts(listeners))
                .query((row, number) -> Map.entry(row.getString("source"), row.getLong("sequence")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The identifiers of all events. */
    Set<UUID> events(Set<UUID> listeners) {
        return new HashSet<>(jdbc.sql("select id from " + EVENTS)
                .param("listeners", texts(listeners))
                .query(UUID.class)
                .list());
    }

    int waitingEvents() {
        return jdbc.sql("select count(*) from outbox_event")
                .query(Integer.class)
                .single();
    }

    int pendingReports() {
        return jdbc.sql("select count(*) from progress_report where state = 'pending'")
                .query(Integer.class)
                .single();
    }

    /** Another one as soon as anything about the listeners is stored that was not there, or is different. */
    String fingerprint(Set<UUID> listeners) {
        return jdbc.sql("""
                        select (select count(*) || md5(string_agg(report::text, '' order by id)) from progress_report report
                                where listener_id = any(cast(:listeners as uuid[])))
                            || (select count(*) || md5(string_agg(place::text, '' order by listener_id, book_id)) from place
                                where listener_id = any(cast(:listeners as uuid[])))
                            || (select count(*) || md5(string_agg(completion::text, '' order by report_id))
                                from completion where listener_id = any(cast(:listeners as uuid[])))
                            || (select count(*) from
                        """ + EVENTS.replace(":listeners", ":names") + ")")
                .param("listeners", texts(listeners))
                .param("names", texts(listeners))
                .query(String.class)
                .single();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new ListeningAct(
                        new EffectiveTime(instant(row, "decided_at")),
                        new ReportId(uuid(row, "decided_by")),
                        new DeviceId(row.getString("device_id")),
                        new Position(row.getLong("position_ms")),
                        DecidingRule.named(row.getString("rule"))),
                time(row, "finished_at"),
                time(row, "reset_at"));
    }

    private static @Nullable EffectiveTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : new EffectiveTime(instant(row, column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
