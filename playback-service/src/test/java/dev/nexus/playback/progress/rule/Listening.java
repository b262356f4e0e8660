package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.BookAccess;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.LibraryId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ada, who listens to The Time Machine, an hour long, on her phone and in her kitchen. */
final class Listening {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final ListenerId ADA = new ListenerId(UUID.fromString("0199b6a0-0001-7000-8000-000000000001"));
    static final DeviceId PHONE = new DeviceId("phone");
    static final DeviceId KITCHEN = new DeviceId("kitchen");
    static final Book TIME_MACHINE = new Book(
            new BookId(UUID.fromString("0199b6a0-0004-7000-8000-000000000004")),
            new LibraryId(UUID.fromString("0199b6a0-0002-7000-8000-000000000002")),
            Duration.ofHours(1),
            List.of(Duration.ZERO, Duration.ofMinutes(30)));
    static final BookAccess OPEN = new BookAccess(TIME_MACHINE, true);
    static final BookAccess CLOSED = new BookAccess(TIME_MACHINE, false);

    private Listening() {}

    static ReportId reportId(long number) {
        return new ReportId(new UUID(0x0199b6a0_0000_7000L, 0x8000_0000_0000_0000L | number));
    }

    static Report heartbeat(long number, double from, double to, Instant at) {
        return report(number, ReportKind.HEARTBEAT, to, span(from, to), at);
    }

    static Report seek(long number, double position, Instant at) {
        return report(number, ReportKind.SEEK, position, null, at);
    }

    static Report finish(long number, Instant at) {
        return report(number, ReportKind.FINISH, null, null, at);
    }

    static Report reset(long number, Instant at) {
        return report(number, ReportKind.RESET, null, null, at);
    }

    static Report report(long number, ReportKind kind, @Nullable Double position, @Nullable Span listened, Instant at) {
        return new Report(
                reportId(number),
                TIME_MACHINE.id(),
                kind,
                position == null ? null : Position.ofSeconds(position),
                listened,
                Rate.NORMAL,
                at);
    }

    static Span span(double from, double to) {
        return new Span(Position.ofSeconds(from), Position.ofSeconds(to));
    }

    /** Received without any skew. */
    static ReceivedReport received(DeviceId device, Report report) {
        return new ReceivedReport(ADA, device, report, new EffectiveTime(report.at()), report.at());
    }

    static Judgement judged(Report report) {
        return Judging.judge(received(PHONE, report), OPEN);
    }
}
