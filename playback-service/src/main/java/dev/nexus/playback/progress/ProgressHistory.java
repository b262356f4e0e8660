package dev.nexus.playback.progress;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.Books;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.progress.rule.Judging;
import dev.nexus.playback.progress.rule.ListeningAct;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.ReportId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a listener did with a book, the latest first, made of the reports in the order of their effective time. So it is the
 * same in whatever order, batches and repetitions the reports came.
 */
@Component
public class ProgressHistory {

    private static final String LIST = "progress-history";
    private static final int ROWS = 1_000;

    private final JdbcClient jdbc;
    private final Books books;

    ProgressHistory(JdbcClient jdbc, Books books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    /**
     * One page of the history.
     *
     * @throws ProblemException {@code not-found} for a book that is not known or not open to the listener
     */
    public <V> Page<V> list(PlaceKey key, PageRequest request, Function<HistoryEntry, V> view) {
        var book = books.open(key);
        var after = request.after(LIST, 2).map(cursor -> new Before(cursor.instant(0), cursor.uuid(1)));
        var entries = entries(key, book, after.orElse(null), request.limit() + 1);
        return Page.cut(entries, request, ProgressHistory::place, view);
    }

    /**
     * Where an entry of the history led.
     *
     * @throws ProblemException {@code not-found} when there is none, or the book is not open to the listener
     */
    ListeningAct find(PlaceKey key, ReportId entry) {
        var book = books.open(key);
        return jdbc.sql("""
                        select * from progress_report
                        where listener_id = :listener and book_id = :book and id = :id and state = 'accepted'
                        """)
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("id", entry.value())
                .query((row, number) -> ReportRow.read(row))
                .optional()
                .map(report -> Judging.act(report, book))
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no entry %s in the history of the book.".formatted(entry)));
    }

    /** All but the last of the entries are whole; the last may go on further back. */
    private List<HistoryEntry> entries(PlaceKey key, Book book, @Nullable Before from, int atMost) {
        var entries = new ArrayList<HistoryEntry>();
        var before = from;
        var rows = List.<ReceivedReport>of();
        do {
            rows = reports(key, before);
            for (var report : rows) {
                var act = Judging.act(report, book);
                if (act != null) {
                    add(entries, act, report);
                }
                before = new Before(
                        report.effectiveAt().value(), report.report().id().value());
            }
        } while (rows.size() == ROWS && entries.size() < atMost);
        return entries.size() > atMost ? entries.subList(0, atMost) : entries;
    }

    private static void add(List<HistoryEntry> entries, ListeningAct act, ReceivedReport report) {
        var listened = report.report().listened();
        var longer = entries.isEmpty() ? null : entries.getLast().precededBy(act, listened);
        if (longer == null) {
            entries.add(HistoryEntry.of(act, listened));
        } else {
            entries.set(entries.size() - 1, longer);
        }
    }

    private List<ReceivedReport> reports(PlaceKey key, @Nullable Before before) {
        return jdbc.sql("""
                        select * from progress_report
                        where listener_id = :listener and book_id = :book and state = 'accepted'
                            and (cast(:beforeId as uuid) is null or (effective_at, id) < (:beforeTime, :beforeId))
                        order by effective_at desc, id desc
                        limit :rows
                        """)
                .param("listener", key.listener().value())
                .param("book", key.book().value())
                .param("beforeTime", before == null ? null : before.at().atOffset(ZoneOffset.UTC))
                .param("beforeId", before == null ? null : before.id())
                .param("rows", ROWS)
                .query((row, number) -> ReportRow.read(row))
                .list();
    }

    private static Cursor place(HistoryEntry last) {
        return Cursor.of(LIST, last.firstAt().value(), last.first());
    }

    private record Before(Instant at, UUID id) {}
}
