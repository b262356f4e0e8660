package dev.nexus.platform.replay;

import dev.nexus.platform.outbox.OutboxRow;
import dev.nexus.platform.replay.EventReplay.HistoryPlace;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service has published in the last days, in the order in which it was published. */
final class OutboxHistory {

    private static final String WANTED = """
        from outbox_history
        where published_at >= :from and published_at < :to
          and (cast(:types as text[]) is null or type = any (:types))
          and (cast(:sources as text[]) is null or source = any (:sources))
        """;

    /** A row and its place. */
    record Published(HistoryPlace place, OutboxRow row) {}

    private final JdbcClient jdbc;

    OutboxHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(EventReplay replay) {
        return wanted("select count(*) " + WANTED, replay).query(Long.class).single();
    }

    /** The next that a replay is about. */
    List<Published> next(EventReplay replay, @Nullable HistoryPlace after, int atMost) {
        return wanted("select published_at, position, body " + WANTED + """
            and (cast(:afterTime as timestamptz) is null or (published_at, position) > (:afterTime, :afterPosition))
            order by published_at, position limit :atMost
            """, replay)
                .param("afterTime", after == null ? null : EventReplays.utc(after.publishedAt()))
                .param("afterPosition", after == null ? null : after.position())
                .param("atMost", atMost)
                .query((row, number) -> new Published(
                        new HistoryPlace(
                                row.getObject("published_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getLong("position")),
                        new OutboxRow(row.getLong("position"), row.getString("body"), replay.queue())))
                .list();
    }

    private JdbcClient.StatementSpec wanted(String sql, EventReplay replay) {
        return jdbc.sql(sql)
                .param("from", EventReplays.utc(replay.from()))
                .param("to", EventReplays.utc(replay.to()))
                .param("types", replay.types() == null ? null : replay.types().toArray(String[]::new))
                .param(
                        "sources",
                        replay.sources() == null ? null : replay.sources().toArray(String[]::new));
    }
}
