package dev.nexus.playback.progress;

import dev.nexus.platform.database.SqlArrays;
import dev.nexus.playback.book.BookAccess;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.BookRow;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every report that was acknowledged, once. */
@Repository
class Reports {

    /** The key of a report. */
    record Key(PlaceKey place, ReportId report) {

        static Key of(ReceivedReport received) {
            return new Key(received.place(), received.report().id());
        }
    }

    /** A report that was pending and need wait no longer. */
    sealed interface Claimed {

        Key key();
    }

    /** It has its book. */
    record Awaited(ReceivedReport received, BookAccess access) implements Claimed {

        @Override
        public Key key() {
            return Key.of(received);
        }
    }

    /** Its row holds what no report can say. */
    record Unreadable(Key key, RuntimeException failure) implements Claimed {}

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the reports that are not there yet, each key at most once; returns the keys of these. */
    Set<Key> add(List<? extends Judgement.Recorded> reports) {
        var rows = reports.stream().map(Judgement.Recorded::received).toList();
        return Set.copyOf(jdbc.sql("""
                        insert into progress_report (listener_id, book_id, id, device_id, kind, position_ms,
                            listened_from_ms, listened_to_ms, rate, effective_at, received_at, state)
                        select * from unnest(
                            cast(:listeners as uuid[]), cast(:books as uuid[]), cast(:ids as uuid[]),
                            cast(:devices as text[]), cast(:kinds as text[]), cast(:positions as bigint[]),
                            cast(:from as bigint[]), cast(:to as bigint[]), cast(:rates as double precision[]),
                            cast(:effectiveAt as timestamptz[]), cast(:receivedAt as timestamptz[]),
                            cast(:states as text[])) as report (listener_id, book_id, id)
                        order by listener_id, book_id, id
                        on conflict (listener_id, book_id, id) do nothing
                        returning listener_id, book_id, id
                        """)
                .param("listeners", SqlArrays.texts(rows, ReceivedReport::listener))
                .param("books", SqlArrays.texts(rows, row -> row.report().book()))
                .param("ids", SqlArrays.texts(rows, row -> row.report().id()))
                .param("devices", SqlArrays.texts(rows, ReceivedReport::device))
                .param("kinds", SqlArrays.texts(rows, row -> row.report().kind().wireName()))
                .param("positions", millis(rows, Report::position))
                .param("from", millis(rows, report -> end(report, Span::from)))
                .param("to", millis(rows, report -> end(report, Span::to)))
                .param(
                        "rates",
                        SqlArrays.decimals(rows, row -> row.report().rate().value()))
                .param("effectiveAt", SqlArrays.texts(rows, row -> row.effectiveAt()
                        .value()))
                .param("receivedAt", SqlArrays.texts(rows, ReceivedReport::receivedAt))
                .param("states", SqlArrays.texts(reports, Reports::state))
                .query((row, number) -> key(row))
                .list());
    }

    /**
     * Pending reports that can be judged now, until the end of the transaction for this caller alone. A listener whose
     * membership has not been heard of keeps waiting: the report was acknowledged and must not be lost to a slow event. Those
     * of an account that is about to be erased are left alone, so that no place comes of them behind the erasure's back.
     */
    List<Claimed> claimAwaited(int atMost) {
        return jdbc.sql("""
                        select report.*, book.library_id, book.length_ms, book.chapter_starts_ms
                        from progress_report report
                        join open_book book on book.id = report.book_id
                        join open_membership member on member.account_id = report.listener_id
                            and member.library_id = book.library_id
                        where report.state = 'pending'
                            and not exists (select from erased_account where account_id = report.listener_id)
                        order by report.listener_id, report.book_id, report.id
                        limit :atMost
                        for update of report skip locked
                        """).param("atMost", atMost).query(Reports::claimed).list();
    }

    /** Ends the waiting of reports. */
    void settle(List<Key> reports, List<Judgement> judgements) {
        jdbc.sql("""
                        update progress_report report set state = settled.state, problem = settled.problem
                        from unnest(cast(:listeners as uuid[]), cast(:books as uuid[]), cast(:ids as uuid[]),
                            cast(:states as text[]), cast(:problems as text[]))
                            as settled (listener_id, book_id, id, state, problem)
                        where report.listener_id = settled.listener_id and report.book_id = settled.book_id
                            and report.id = settled.id
                        """)
                .param("listeners", SqlArrays.texts(reports, key -> key.place().listener()))
                .param("books", SqlArrays.texts(reports, key -> key.place().book()))
                .param("ids", SqlArrays.texts(reports, Key::report))
                .param("states", SqlArrays.texts(judgements, Reports::state))
                .param("problems", SqlArrays.texts(judgements, Reports::problem))
                .update();
    }

    private static Object state(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted accepted -> "accepted";
            case Judgement.Pending pending -> "pending";
            case Judgement.Refused refused -> "refused";
        };
    }

    private static @Nullable Object problem(Judgement judgement) {
        return judgement instanceof Judgement.Refused refused
                ? refused.problem().code()
                : null;
    }

    private static @Nullable Position end(Report report, Function<Span, Position> end) {
        var listened = report.listened();
        return listened == null ? null : end.apply(listened);
    }

    private static @Nullable Long[] millis(List<ReceivedReport> rows, Function<Report, @Nullable Position> part) {
        return SqlArrays.numbers(rows, row -> {
            var position = part.apply(row.report());
            return position == null ? null : position.millis();
        });
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                new PlaceKey(
                        new ListenerId(row.getObject("listener_id", UUID.class)),
                        new BookId(row.getObject("book_id", UUID.class))),
                new ReportId(row.getObject("id", UUID.class)));
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        try {
            return awaited(row);
        } catch (RuntimeException e) {
            return new Unreadable(key(row), e);
        }
    }

    private static Awaited awaited(ResultSet row) throws SQLException {
        return new Awaited(ReportRow.read(row), new BookAccess(BookRow.read(row), true));
    }
}
