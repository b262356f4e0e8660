package dev.nexus.playback.transfer;

import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.bookmark.BookmarkKeeping;
import dev.nexus.playback.bookmark.TakenOver;
import dev.nexus.playback.listening.Listened;
import dev.nexus.playback.listening.TimeTakingOver;
import dev.nexus.playback.progress.PlaceTakingOver;
import dev.nexus.playback.progress.PortableAct;
import dev.nexus.playback.progress.PortablePlace;
import dev.nexus.playback.transfer.ForeignListening.Heard;
import dev.nexus.playback.transfer.ForeignListening.InBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes over what another server knows of a listener. All of it goes the way of what is done here, so the later act wins, no minute
 * counts twice, and importing again changes nothing: an import that was broken off is made whole by the next.
 */
@Component
public class ListeningImporting {

    private static final Duration LONGEST_SESSION = Duration.ofDays(1);
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int BOOKS_AT_ONCE = 100;

    private final BookMatching matching;
    private final PlaceTakingOver places;
    private final BookmarkKeeping bookmarks;
    private final TimeTakingOver time;
    private final Clock clock;

    ListeningImporting(
            BookMatching matching,
            PlaceTakingOver places,
            BookmarkKeeping bookmarks,
            TimeTakingOver time,
            Clock clock) {
        this.matching = matching;
        this.places = places;
        this.bookmarks = bookmarks;
        this.time = time;
        this.clock = clock;
    }

    /** A book of another server's, and which one it is here. */
    private record Matched(InBook there, BookId here) {}

    /**
     * Imports; returns what came of each book, those first that are here.
     *
     * @throws dev.nexus.platform.problem.ProblemException 401 for an erased account, 503 when too much waits to be written
     */
    public List<ImportedBook> take(ListenerId listener, ForeignListening foreign) {
        var matches = matching.match(
                listener, foreign.books().stream().map(InBook::book).toList());
        var found = new ArrayList<Matched>();
        var missing = new ArrayList<ImportedBook>();
        for (var book : foreign.books()) {
            switch (matches.get(book.book())) {
                case BookMatch.Found(var here) -> found.add(new Matched(book, here));
                case BookMatch.AnotherRecording another -> missing.add(ImportedBook.another(book.book(), another));
                case null, default -> missing.add(ImportedBook.absent(book.book()));
            }
        }
        var results = new ArrayList<ImportedBook>();
        for (var from = 0; from < found.size(); from += BOOKS_AT_ONCE) {
            results.addAll(take(
                    listener, foreign.source(), found.subList(from, Math.min(from + BOOKS_AT_ONCE, found.size()))));
        }
        results.addAll(missing);
        return results;
    }

    private List<ImportedBook> take(ListenerId listener, String source, List<Matched> books) {
        var taken = places.takeOver(
                listener,
                source,
                books.stream()
                        .map(book -> new PortablePlace(
                                book.here(),
                                possible(book.there().acts()),
                                book.there().hidden()))
                        .toList());
        var results = new ArrayList<ImportedBook>();
        for (var i = 0; i < books.size(); i++) {
            var book = books.get(i);
            results.add(ImportedBook.taken(
                    book.there().book(), book.here(), taken.get(i), marks(listener, book), heard(listener, book)));
        }
        return results;
    }

    private TakenOver marks(ListenerId listener, Matched book) {
        var marks = book.there().marks();
        return marks.isEmpty() ? TakenOver.NOTHING : bookmarks.takeOver(new PlaceKey(listener, book.here()), marks);
    }

    /** On how many days listening became known. */
    private int heard(ListenerId listener, Matched book) {
        var spans = book.there().heard().stream()
                .filter(this::isPossible)
                .map(span -> new Listened(listener, book.here(), span.from(), span.to()))
                .toList();
        return spans.isEmpty() ? 0 : time.takeOver(new PlaceKey(listener, book.here()), spans);
    }

    private static List<PortableAct> possible(List<PortableAct> acts) {
        return acts.stream()
                .filter(act -> !act.at().isBefore(Instant.EPOCH) && act.at().isBefore(NEVER))
                .toList();
    }

    /** Some servers keep sessions that never ended, or end before they begin. */
    private boolean isPossible(Heard span) {
        return span.from().plusMillis(1).isBefore(span.to())
                && !span.from().isBefore(Instant.EPOCH)
                && !span.to().isAfter(clock.instant())
                && Duration.between(span.from(), span.to()).compareTo(LONGEST_SESSION) <= 0;
    }
}
