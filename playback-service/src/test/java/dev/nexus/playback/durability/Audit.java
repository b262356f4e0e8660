package dev.nexus.playback.durability;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.EffectiveTime;
import dev.nexus.playback.progress.rule.Judging;
import dev.nexus.playback.progress.rule.Place;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportKind;
import dev.nexus.playback.progress.rule.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is stored against what the devices know. Nothing that was acknowledged is missing and nothing is there that nobody
 * sent (promise 1); places, completions and events are what the stored reports make of them, no more and no less (promise 2).
 */
final class Audit {

    private final StoredProgress stored;
    private final TestLibrary library;

    Audit(StoredProgress stored, TestLibrary library) {
        this.stored = stored;
        this.library = library;
    }

    /** Checks everything about the listeners of a ledger; returns how many reports are stored. */
    int check(Ledger ledger) {
        var listeners = ledger.listeners();
        var sent = ledger.sent();
        var reports = stored.reports(listeners);
        var accepted = reports.stream()
                .filter(report -> report.state().equals("accepted"))
                .toList();

        assertThat(ids(reports)).as("what was acknowledged is stored").containsAll(ledger.acknowledged());
        assertThat(reports).as("what is stored was sent").allSatisfy(report -> wasSent(report, sent));
        assertThat(stored.places(listeners))
                .as("places are the fold of the reports")
                .isEqualTo(fold(accepted));
        var finishes = accepted.stream()
                .filter(report -> report.sent().kind().equals("finish"))
                .map(report -> new StoredProgress.Completion(
                        report.sent().listener(),
                        report.sent().book(),
                        report.sent().id()))
                .collect(toSet());
        assertThat(stored.completions(listeners))
                .as("completions are the finishes")
                .containsExactlyInAnyOrderElementsOf(finishes);
        assertThat(stored.finishedEvents(listeners))
                .as("each finish has one event, and each event a finish")
                .containsExactlyInAnyOrderElementsOf(
                        finishes.stream().map(StoredProgress.Completion::report).toList());
        assertThat(stored.sequences(listeners)).as("events of a place").allSatisfy((source, sequences) -> assertThat(
                        sequences)
                .as(source)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList()));
        assertThat(ledger.newTwice()).as("each report was news once").isEmpty();
        assertThat(ledger.surprises()).as("answers that nobody should get").isEmpty();
        return reports.size();
    }

    private static Set<UUID> ids(List<StoredProgress.StoredReport> reports) {
        return reports.stream().map(report -> report.sent().id()).collect(toSet());
    }

    private static void wasSent(StoredProgress.StoredReport report, Map<UUID, SentReport> sent) {
        assertThat(sent).containsKey(report.sent().id());
        var original = requireNonNull(sent.get(report.sent().id()));
        // The skew of a device shows in effective time, and a request that was under way for long looks like one.
        assertThat(report.sent().at()).isBetween(original.at(), report.receivedAt());
        assertThat(report.sent().madeAt(original.at())).isEqualTo(original);
    }

    private Map<PlaceKey, Place> fold(List<StoredProgress.StoredReport> accepted) {
        var places = new HashMap<PlaceKey, Place>();
        for (var report : accepted) {
            var received = received(report);
            var act = Judging.act(received, library.book(report.sent().book()).orElseThrow());
            if (act != null) {
                places.merge(received.place(), Place.of(act), Place::merge);
            }
        }
        return places;
    }

    private static ReceivedReport received(StoredProgress.StoredReport report) {
        var sent = report.sent();
        var from = position(sent.from());
        var to = position(sent.to());
        return new ReceivedReport(
                new ListenerId(sent.listener()),
                new DeviceId(sent.device()),
                new Report(
                        new ReportId(sent.id()),
                        new BookId(sent.book()),
                        ReportKind.named(sent.kind()).orElseThrow(),
                        position(sent.position()),
                        from == null || to == null ? null : new Span(from, to),
                        Rate.NORMAL,
                        sent.at()),
                new EffectiveTime(sent.at()),
                report.receivedAt());
    }

    private static @Nullable Position position(@Nullable Long millis) {
        return millis == null ? null : new Position(millis);
    }
}
