package dev.nexus.playback.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.playback.book.Book;
import dev.nexus.playback.book.BookAccess;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.LibraryId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.EffectiveTime;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.Judging;
import dev.nexus.playback.progress.rule.Place;
import dev.nexus.playback.progress.rule.ReceivedReport;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportKind;
import dev.nexus.playback.progress.rule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules in SQL do what the rules in Java say, whatever the order, the batches and the company. */
@ServiceTest
class ReportRecordingTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int REPORTS = 120;
    private static final int REPLICAS = 4;
    private static final List<ReportKind> KINDS = List.of(ReportKind.values());

    private final ReportRecording recording;
    private final Commits commits;

    ReportRecordingTests(@Autowired ReportRecording recording, @Autowired Commits commits) {
        this.recording = recording;
        this.commits = commits;
    }

    /** Fresh each time; a failure names the seed. */
    static Stream<Long> seeds() {
        return new Random().longs(8).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsInThePlacesThatTheRulesSay(long seed) {
        var random = new Random(seed);
        var reports = reports(random);
        var shuffled = twice(reports, random);

        for (var start = 0; start < shuffled.size(); ) {
            var end = Math.min(shuffled.size(), start + 1 + random.nextInt(40));
            record(each(shuffled.subList(start, end)), Set.of());
            start = end;
        }

        assertThat(stored(reports)).isEqualTo(expected(reports));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsInTheSamePlacesWhenReplicasCompete(long seed) throws Exception {
        var random = new Random(seed);
        var reports = reports(random);
        var competing = IntStream.range(0, REPLICAS)
                .mapToObj(_ -> twice(reports, random))
                .toList();

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : replicas.invokeAll(competing.stream()
                    .map(shuffled -> Executors.callable(() -> recordInParts(shuffled)))
                    .toList())) {
                outcome.get();
            }
        }

        assertThat(stored(reports)).isEqualTo(expected(reports));
    }

    private void recordInParts(List<Judgement.Recorded> reports) {
        for (var start = 0; start < reports.size(); start += 30) {
            record(each(reports.subList(start, Math.min(reports.size(), start + 30))), Set.of());
        }
    }

    private RecordingResult record(List<Judgement.Recorded> reports, Set<PlaceKey> asked) {
        return commits.commit(() -> recording.record(reports, asked));
    }

    private Map<PlaceKey, Place> stored(List<Judgement.Recorded> reports) {
        var keys = reports.stream().map(report -> report.received().place()).collect(Collectors.toUnmodifiableSet());
        var stored = new HashMap<PlaceKey, Place>();
        record(List.of(), keys).places().forEach((key, place) -> stored.put(key, place.place()));
        return stored;
    }

    private static Map<PlaceKey, Place> expected(List<Judgement.Recorded> reports) {
        var expected = new HashMap<PlaceKey, Place>();
        for (var judgement : reports) {
            var act = ((Judgement.Accepted) judgement).act();
            if (act != null) {
                expected.merge(judgement.received().place(), Place.of(act), Place::merge);
            }
        }
        return expected;
    }

    private static List<Judgement.Recorded> each(List<Judgement.Recorded> reports) {
        var each = new HashMap<ReportId, Judgement.Recorded>();
        reports.forEach(report -> each.put(report.received().report().id(), report));
        return List.copyOf(each.values());
    }

    private static List<Judgement.Recorded> twice(List<Judgement.Recorded> reports, Random random) {
        var shuffled = new ArrayList<>(reports);
        shuffled.addAll(reports);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Two listeners, three books, few times: ties and late arrivals are frequent. */
    private static List<Judgement.Recorded> reports(Random random) {
        var listeners = List.of(new ListenerId(UUID.randomUUID()), new ListenerId(UUID.randomUUID()));
        var library = new LibraryId(UUID.randomUUID());
        var books = Stream.generate(
                        () -> new Book(new BookId(UUID.randomUUID()), library, Duration.ofHours(1), List.of()))
                .limit(3)
                .toList();
        return Stream.generate(() -> report(
                        random,
                        listeners.get(random.nextInt(listeners.size())),
                        books.get(random.nextInt(books.size()))))
                .limit(REPORTS)
                .toList();
    }

    private static Judgement.Recorded report(Random random, ListenerId listener, Book book) {
        var from = random.nextInt(3_000_000);
        var to = from + (random.nextInt(4) == 0 ? 0 : random.nextInt(60_000));
        var at = NOON.plusSeconds(random.nextInt(10));
        var report = new Report(
                new ReportId(UUID.randomUUID()),
                book.id(),
                KINDS.get(random.nextInt(KINDS.size())),
                new Position(to),
                new Span(new Position(from), new Position(to)),
                Rate.NORMAL,
                at);
        var received = new ReceivedReport(
                listener,
                new DeviceId("device " + random.nextInt(3)),
                report,
                new EffectiveTime(at),
                NOON.plusSeconds(60));
        return (Judgement.Recorded) Judging.judge(received, new BookAccess(book, true));
    }
}
