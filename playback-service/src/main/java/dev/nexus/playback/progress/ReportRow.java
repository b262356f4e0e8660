package dev.nexus.playback.progress;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.EffectiveTime;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportKind;
import dev.nexus.playback.progress.rule.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a report off its row. The device's own time is not kept: the effective one stands for it. */
final class ReportRow {

    private ReportRow() {}

    static ReceivedReport read(ResultSet row) throws SQLException {
        var from = position(row, "listened_from_ms");
        var to = position(row, "listened_to_ms");
        var effectiveAt = time(row, "effective_at");
        var report = new Report(
                new ReportId(row.getObject("id", UUID.class)),
                new BookId(row.getObject("book_id", UUID.class)),
                ReportKind.named(row.getString("kind")).orElseThrow(),
                position(row, "position_ms"),
                from == null || to == null ? null : new Span(from, to),
                new Rate(row.getDouble("rate")),
                effectiveAt);
        return new ReceivedReport(
                new ListenerId(row.getObject("listener_id", UUID.class)),
                new DeviceId(row.getString("device_id")),
                report,
                new EffectiveTime(effectiveAt),
                time(row, "received_at"));
    }

    private static @Nullable Position position(ResultSet row, String column) throws SQLException {
        var millis = row.getObject(column, Long.class);
        return millis == null ? null : new Position(millis);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
