package dev.nexus.playback.progress;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import dev.nexus.playback.book.Rate;
import dev.nexus.playback.progress.rule.DeviceId;
import dev.nexus.playback.progress.rule.Report;
import dev.nexus.playback.progress.rule.ReportId;
import dev.nexus.playback.progress.rule.ReportKind;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes places over from elsewhere, as reports like any others: the latest act wins, wherever it was done, and taking the same over
 * again changes nothing.
 */
@Component
public class PlaceTakingOver {

    private static final int MOST_AT_ONCE = 500;

    private final ProgressReporting reporting;
    private final PlaceHiding hiding;
    private final Clock clock;

    PlaceTakingOver(ProgressReporting reporting, PlaceHiding hiding, Clock clock) {
        this.reporting = reporting;
        this.hiding = hiding;
        this.clock = clock;
    }

    /**
     * Takes places over; returns what came of each, in their order.
     *
     * @param source what the listener sees as the device that the acts were done on, 1 to 64 characters
     * @throws dev.nexus.platform.problem.ProblemException 401 for an erased account; 503 when too many reports wait to be written: what was
     *     taken over until then stays, and the rest is taken over the next time
     */
    public List<TakenPlace> takeOver(ListenerId listener, String source, List<PortablePlace> places) {
        var device = new DeviceId(source);
        var reports = places.stream()
                .flatMap(place -> place.acts().stream().map(act -> report(source, place.book(), act)))
                .toList();
        var done = new ArrayList<Done>(reports.size());
        for (var from = 0; from < reports.size(); from += MOST_AT_ONCE) {
            done.addAll(report(listener, device, reports.subList(from, Math.min(from + MOST_AT_ONCE, reports.size()))));
        }
        var answers = done.iterator();
        return places.stream().map(place -> taken(listener, place, answers)).toList();
    }

    /** What came of one report, and whether it has decided the place. */
    private record Done(Answer answer, boolean decides) {}

    private List<Done> report(ListenerId listener, DeviceId device, List<Report> reports) {
        var result = reporting.report(listener, device, clock.instant(), reports);
        var deciding = result.places().stream()
                .map(place -> place.place().decidedBy().report())
                .collect(toUnmodifiableSet());
        return result.answers().stream()
                .map(answer -> new Done(answer, deciding.contains(answer.report())))
                .toList();
    }

    private TakenPlace taken(ListenerId listener, PortablePlace place, Iterator<Done> answers) {
        var fresh = 0;
        var moved = false;
        var decided = false;
        String refusal = null;
        for (var i = 0; i < place.acts().size(); i++) {
            var done = answers.next();
            var refused = done.answer().refusal();
            if (refused != null) {
                refusal = refused.detail();
            } else if (done.answer().outcome() != Outcome.DUPLICATE) {
                fresh++;
                moved |= done.decides();
            }
            decided |= done.decides();
        }
        if (place.hidden() && moved) {
            hiding.hide(new PlaceKey(listener, place.book()), true, null);
        }
        return new TakenPlace(fresh, decided, refusal);
    }

    private static Report report(String source, BookId book, PortableAct act) {
        var id = id(source, book, act);
        return switch (act) {
            case PortableAct.Moved(var position, var at) -> report(id, book, ReportKind.SEEK, position, at);
            case PortableAct.Finished(var at) -> report(id, book, ReportKind.FINISH, null, at);
            case PortableAct.BegunAnew(var at) -> report(id, book, ReportKind.RESET, null, at);
        };
    }

    private static Report report(ReportId id, BookId book, ReportKind kind, @Nullable Position position, Instant at) {
        return new Report(id, book, kind, position, null, Rate.NORMAL, at);
    }

    /** The same for the same act each time: its time, and of the rest a hash, in the form of a UUIDv7 (RFC 9562, section 5.7). */
    private static ReportId id(String source, BookId book, PortableAct act) {
        var hash = ByteBuffer.wrap(Sha256.of("%s %s %s".formatted(source, book, act)));
        var millis = Math.max(0, act.at().toEpochMilli());
        return new ReportId(new UUID(
                (millis << 16) | 0x7000 | (hash.getLong() & 0x0fff), 0x8000_0000_0000_0000L | (hash.getLong() >>> 2)));
    }
}
