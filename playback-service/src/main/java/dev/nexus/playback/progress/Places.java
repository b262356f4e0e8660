package dev.nexus.playback.progress;

import static java.util.stream.Collectors.toMap;

import dev.nexus.platform.database.SqlArrays;
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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All listeners' places, written by {@link Place#merge} in SQL: the stored place decides, whatever anybody read before. */
@Repository
class Places {

    private static final String COLUMNS =
            "listener_id, book_id, position_ms, decided_at, decided_by, device_id, rule, finished_at, reset_at, announced_at, version";

    private record Row(PlaceKey key, StoredPlace place) {}

    private final JdbcClient jdbc;

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the places that exist, until the end of the transaction for this caller alone. */
    Map<PlaceKey, StoredPlace> lock(Collection<PlaceKey> keys) {
        return find(keys, "for update");
    }

    /** Those of the places that exist. */
    Map<PlaceKey, StoredPlace> find(Collection<PlaceKey> keys) {
        return find(keys, "");
    }

    private Map<PlaceKey, StoredPlace> find(Collection<PlaceKey> keys, String locking) {
        return jdbc
                .sql("select hidden_at, " + COLUMNS + """
                         from place
                        where (listener_id, book_id) in
                            (select * from unnest(cast(:listeners as uuid[]), cast(:books as uuid[])))
                        order by listener_id, book_id
                        """ + locking)
                .param("listeners", SqlArrays.texts(keys, PlaceKey::listener))
                .param("books", SqlArrays.texts(keys, PlaceKey::book))
                .query(Places::row)
                .list()
                .stream()
                .collect(toMap(Row::key, Row::place));
    }

    /**
     * Merges places into the stored ones; returns those that changed.
     *
     * @param announced those that are told to the world if they change
     */
    Map<PlaceKey, StoredPlace> merge(Map<PlaceKey, Place> places, Set<PlaceKey> announced, Instant now) {
        var rows = List.copyOf(places.entrySet());
        return jdbc
                .sql("insert into place as known (" + COLUMNS + """
                        )
                        select *, 1 from unnest(
                            cast(:listeners as uuid[]), cast(:books as uuid[]), cast(:positions as bigint[]),
                            cast(:decidedAt as timestamptz[]), cast(:decidedBy as uuid[]), cast(:devices as text[]),
                            cast(:rules as text[]), cast(:finishedAt as timestamptz[]), cast(:resetAt as timestamptz[]),
                            cast(:announcedAt as timestamptz[]))
                            as act (listener_id, book_id)
                        order by listener_id, book_id
                        on conflict (listener_id, book_id) do update set
                            position_ms = case when (excluded.decided_at, excluded.decided_by)
                                > (known.decided_at, known.decided_by) then excluded.position_ms else known.position_ms end,
                            device_id = case when (excluded.decided_at, excluded.decided_by)
                                > (known.decided_at, known.decided_by) then excluded.device_id else known.device_id end,
                            rule = case when (excluded.decided_at, excluded.decided_by)
                                > (known.decided_at, known.decided_by) then excluded.rule else known.rule end,
                            decided_by = case when (excluded.decided_at, excluded.decided_by)
                                > (known.decided_at, known.decided_by) then excluded.decided_by else known.decided_by end,
                            decided_at = greatest(excluded.decided_at, known.decided_at),
                            finished_at = greatest(excluded.finished_at, known.finished_at),
                            reset_at = greatest(excluded.reset_at, known.reset_at),
                            announced_at = coalesce(excluded.announced_at, known.announced_at),
                            version = known.version + 1
                        where (excluded.decided_at, excluded.decided_by) > (known.decided_at, known.decided_by)
                            or excluded.finished_at > coalesce(known.finished_at, '-infinity')
                            or excluded.reset_at > coalesce(known.reset_at, '-infinity')
                        returning hidden_at,\s""" + COLUMNS)
                .param("listeners", SqlArrays.texts(rows, row -> row.getKey().listener()))
                .param("books", SqlArrays.texts(rows, row -> row.getKey().book()))
                .param(
                        "positions",
                        SqlArrays.numbers(rows, row -> row.getValue().position().millis()))
                .param(
                        "decidedAt",
                        SqlArrays.texts(
                                rows, row -> row.getValue().decidedBy().at().value()))
                .param(
                        "decidedBy",
                        SqlArrays.texts(rows, row -> row.getValue().decidedBy().report()))
                .param(
                        "devices",
                        SqlArrays.texts(rows, row -> row.getValue().decidedBy().device()))
                .param(
                        "rules",
                        SqlArrays.texts(
                                rows, row -> row.getValue().decidedBy().rule().wireName()))
                .param(
                        "finishedAt",
                        SqlArrays.texts(rows, row -> value(row.getValue().finishedAt())))
                .param(
                        "resetAt",
                        SqlArrays.texts(rows, row -> value(row.getValue().resetAt())))
                .param("announcedAt", SqlArrays.texts(rows, row -> announced.contains(row.getKey()) ? now : null))
                .query(Places::row)
                .list()
                .stream()
                .collect(toMap(Row::key, Row::place));
    }

    /** Takes a book off those to continue, or puts it back. */
    StoredPlace hide(PlaceKey key, @Nullable Instant at) {
        return jdbc.sql("""
                        update place set hidden_at = cast(:at as timestamptz), version = version + 1
                        where listener_id = :listener and book_id = :book
                        returning *
                        """)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .query(Places::read)
                .single();
    }

    static StoredPlace read(ResultSet row, int number) throws SQLException {
        return row(row, number).place();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var book = new BookId(row.getObject("book_id", UUID.class));
        var decidedBy = new ListeningAct(
                new EffectiveTime(
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()),
                new ReportId(row.getObject("decided_by", UUID.class)),
                new DeviceId(row.getString("device_id")),
                new Position(row.getLong("position_ms")),
                DecidingRule.named(row.getString("rule")));
        var place = new Place(decidedBy, time(row, "finished_at"), time(row, "reset_at"));
        return new Row(
                new PlaceKey(new ListenerId(row.getObject("listener_id", UUID.class)), book),
                new StoredPlace(
                        book, place, row.getLong("version"), instant(row, "hidden_at"), instant(row, "announced_at")));
    }

    private static @Nullable EffectiveTime time(ResultSet row, String column) throws SQLException {
        var value = instant(row, column);
        return value == null ? null : new EffectiveTime(value);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Object value(@Nullable EffectiveTime time) {
        return time == null ? null : time.value();
    }
}
