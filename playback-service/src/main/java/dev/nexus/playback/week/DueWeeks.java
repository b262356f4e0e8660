package dev.nexus.playback.week;

import static java.util.stream.Collectors.toMap;

import dev.nexus.platform.database.SqlArrays;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.listening.BookSpan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which listeners' weeks are over and not told, and what was heard in them. A few statements, however many listeners. */
@Repository
class DueWeeks {

    /** A listener and the week that may be told. */
    record Due(ListenerId listener, Week week) {}

    private final JdbcClient jdbc;

    DueWeeks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps other instances from doing the same until the transaction ends; false when one does it just now. */
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('nexus.weeks.' || current_schema()))")
                .query(Boolean.class)
                .single();
    }

    /**
     * The next listeners who heard something around their week and were not told of it.
     *
     * @param weeks the last one that is over in each zone
     * @param after whom to go on with; null for the first
     */
    List<Due> next(Collection<Week> weeks, @Nullable ListenerId after, int atMost) {
        var byZone = weeks.stream().collect(toMap(week -> week.zone().getId(), week -> week));
        return jdbc.sql("""
                        select distinct listened.listener_id, week.zone
                        from listened
                        left join listener_zone on listener_zone.listener_id = listened.listener_id
                        join unnest(cast(:zones as text[]), cast(:mondays as date[]), cast(:firstDays as date[]),
                                cast(:lastDays as date[])) as week (zone, monday, first_day, last_day)
                            on week.zone = coalesce(listener_zone.zone, :unknown)
                        where listened.day between :first and :last
                            and listened.day between week.first_day and week.last_day
                            and (cast(:after as uuid) is null or listened.listener_id > :after)
                            and not exists (
                                select from week_told told
                                where told.listener_id = listened.listener_id and told.monday = week.monday)
                        order by listened.listener_id
                        limit :limit
                        """)
                .param("zones", SqlArrays.texts(weeks, Week::zone))
                .param("mondays", SqlArrays.texts(weeks, Week::monday))
                .param("firstDays", SqlArrays.texts(weeks, Week::firstUtcDay))
                .param("lastDays", SqlArrays.texts(weeks, Week::lastUtcDay))
                .param("unknown", ListenerZones.UNKNOWN.getId())
                .param("first", earliest(weeks))
                .param("last", latest(weeks))
                .param("after", after == null ? null : after.value())
                .param("limit", atMost)
                .query((row, number) -> new Due(listener(row), required(byZone, row.getString("zone"))))
                .list();
    }

    /** What was heard in these weeks, cut at their ends; listeners who heard nothing then are not there. */
    Map<ListenerId, List<BookSpan>> heard(List<Due> due) {
        var heard = new HashMap<ListenerId, List<BookSpan>>();
        jdbc.sql("""
                        select span.listener_id, span.book_id, greatest(span.from_at, due.start_at) as from_at,
                            least(span.to_at, due.end_at) as to_at
                        from unnest(cast(:listeners as uuid[]), cast(:firstDays as date[]), cast(:lastDays as date[]),
                                cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                            as due (listener_id, first_day, last_day, start_at, end_at)
                        join listened_span span
                            on span.listener_id = due.listener_id and span.day between due.first_day and due.last_day
                                and span.from_at < due.end_at and span.to_at > due.start_at
                        """)
                .param("listeners", SqlArrays.texts(due, Due::listener))
                .param("firstDays", SqlArrays.texts(due, one -> one.week().firstUtcDay()))
                .param("lastDays", SqlArrays.texts(due, one -> one.week().lastUtcDay()))
                .param("starts", SqlArrays.texts(due, one -> one.week().start()))
                .param("ends", SqlArrays.texts(due, one -> one.week().end()))
                .query((row, number) -> Map.entry(
                        listener(row),
                        new BookSpan(
                                new BookId(row.getObject("book_id", UUID.class)),
                                time(row, "from_at"),
                                time(row, "to_at"))))
                .list()
                .forEach(span -> heard.computeIfAbsent(span.getKey(), _ -> new ArrayList<>())
                        .add(span.getValue()));
        return heard;
    }

    /** How many books were finished in these weeks, each once; listeners who finished none are not there. */
    Map<ListenerId, Integer> finished(List<Due> due) {
        return jdbc
                .sql("""
                        select due.listener_id, count(distinct completion.book_id) as books
                        from unnest(cast(:listeners as uuid[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                            as due (listener_id, start_at, end_at)
                        join completion on completion.listener_id = due.listener_id
                            and completion.finished_at >= due.start_at and completion.finished_at < due.end_at
                        group by due.listener_id
                        """)
                .param("listeners", SqlArrays.texts(due, Due::listener))
                .param("starts", SqlArrays.texts(due, one -> one.week().start()))
                .param("ends", SqlArrays.texts(due, one -> one.week().end()))
                .query((row, number) -> Map.entry(listener(row), row.getInt("books")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes that weeks are told; answers whose were not before. */
    Set<ListenerId> tell(List<Due> due) {
        return Set.copyOf(jdbc.sql("""
                        insert into week_told (listener_id, monday)
                        select listener_id, monday from unnest(cast(:listeners as uuid[]), cast(:mondays as date[]))
                            as due (listener_id, monday)
                        order by listener_id, monday
                        on conflict do nothing
                        returning listener_id
                        """)
                .param("listeners", SqlArrays.texts(due, Due::listener))
                .param("mondays", SqlArrays.texts(due, one -> one.week().monday()))
                .query((row, number) -> listener(row))
                .list());
    }

    /** Forgets that weeks were told which are not asked for any more. */
    void forgetBefore(LocalDate monday) {
        jdbc.sql("delete from week_told where monday < :monday")
                .param("monday", monday)
                .update();
    }

    private static LocalDate earliest(Collection<Week> weeks) {
        return weeks.stream().map(Week::firstUtcDay).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate latest(Collection<Week> weeks) {
        return weeks.stream().map(Week::lastUtcDay).max(LocalDate::compareTo).orElseThrow();
    }

    private static Week required(Map<String, Week> byZone, String zone) {
        var week = byZone.get(zone);
        if (week == null) {
            throw new IllegalStateException("a week of %s was not asked for".formatted(zone));
        }
        return week;
    }

    private static ListenerId listener(ResultSet row) throws SQLException {
        return new ListenerId(row.getObject("listener_id", UUID.class));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
