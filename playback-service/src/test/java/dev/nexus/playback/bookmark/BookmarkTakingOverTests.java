package dev.nexus.playback.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.platform.web.PageRequest;
import dev.nexus.playback.Shelf;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.book.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookmarks that were made elsewhere, in a book of an hour. */
@ServiceTest
class BookmarkTakingOverTests {

    private static final Instant LONG_AGO = Instant.parse("2019-05-01T10:00:00Z");

    private final BookmarkKeeping keeping;
    private final BookmarkReading reading;
    private final Shelf shelf;
    private final PlaceKey key;
    private final Instant now;

    BookmarkTakingOverTests(
            @Autowired BookmarkKeeping keeping,
            @Autowired BookmarkReading reading,
            @Autowired TestEvents events,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock) {
        this.keeping = keeping;
        this.reading = reading;
        this.shelf = Shelf.known(events, jdbc);
        this.key = new PlaceKey(new ListenerId(UUID.randomUUID()), new BookId(shelf.book()));
        this.now = clock.instant();
    }

    @BeforeEach
    void theListenerMayListen() {
        shelf.letIn(key.listener().value());
    }

    @Test
    void takesOverOnceHoweverOftenItIsAsked() {
        var marks = List.of(mark(10, null), mark(20, 30));

        var first = keeping.takeOver(key, marks);
        var second = keeping.takeOver(key, marks);

        assertThat(first).isEqualTo(new TakenOver(2, 0, 0));
        assertThat(second).isEqualTo(new TakenOver(0, 2, 0));
        assertThat(kept())
                .extracting(Bookmark::mark)
                .containsExactly(marks.get(0).mark(), marks.get(1).mark());
        assertThat(kept()).extracting(Bookmark::createdAt).containsOnly(LONG_AGO);
    }

    @Test
    void takesOverOnceWhenManyAskAtOnce() throws Exception {
        var marks =
                IntStream.range(0, 20).mapToObj(second -> mark(second, null)).toList();
        Callable<TakenOver> importer = () -> keeping.takeOver(key, marks);

        try (var importers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(importers.invokeAll(Collections.nCopies(4, importer)))
                    .extracting(Future::resultNow)
                    .containsExactlyInAnyOrder(
                            new TakenOver(20, 0, 0),
                            new TakenOver(0, 20, 0),
                            new TakenOver(0, 20, 0),
                            new TakenOver(0, 20, 0));
        }
        assertThat(kept()).hasSize(20);
    }

    @Test
    void countsOneThatIsNamedTwiceOnce() {
        var mark = mark(10, null);

        assertThat(keeping.takeOver(key, List.of(mark, mark))).isEqualTo(new TakenOver(1, 1, 0));
    }

    @Test
    void leavesOneThatWasChangedSinceAsItIs() {
        var mark = mark(10, null);
        keeping.takeOver(key, List.of(mark));
        var changed = new Mark(new Position(11_000), null, "mine", null);
        keeping.change(key, mark.id(), before -> changed, null);

        assertThat(keeping.takeOver(key, List.of(mark))).isEqualTo(new TakenOver(0, 1, 0));
        assertThat(kept()).extracting(Bookmark::mark).containsExactly(changed);
    }

    @Test
    void leavesOutWhatLiesBeyondTheEnd() {
        var within = mark(3_600, 3_636);

        var taken = keeping.takeOver(key, List.of(mark(3_637, null), within, mark(3_600, 3_637)));

        assertThat(taken).isEqualTo(new TakenOver(1, 0, 2));
        assertThat(kept()).extracting(Bookmark::id).containsExactly(within.id());
    }

    @Test
    void fillsABookUpToAThousandWithThoseMadeByHand() {
        keeping.make(key, new Mark(Position.START, null, null, null));
        var marks = IntStream.rangeClosed(1, 1_001)
                .mapToObj(second -> mark(second, null))
                .toList();

        var first = keeping.takeOver(key, marks);
        var second = keeping.takeOver(key, marks);

        assertThat(first).isEqualTo(new TakenOver(999, 0, 2));
        assertThat(second).isEqualTo(new TakenOver(0, 999, 2));
    }

    @Test
    void makesNoneThatIsOfTheFuture() {
        keeping.takeOver(key, List.of(new ForeignMark(id(), mark(10, null).mark(), now.plus(Duration.ofDays(365)))));

        assertThat(kept()).allSatisfy(kept -> assertThat(kept.createdAt()).isBeforeOrEqualTo(kept.changedAt()));
    }

    @Test
    void takesNothingOverIntoABookThatIsClosed() {
        shelf.letGo(key.listener().value());

        assertThatThrownBy(() -> keeping.takeOver(key, List.of(mark(10, null))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(CommonProblem.NOT_FOUND));
    }

    private List<Bookmark> kept() {
        return reading.ofBook(key, PageRequest.first(), bookmark -> bookmark).items();
    }

    private static ForeignMark mark(int position, @Nullable Integer end) {
        return new ForeignMark(
                id(),
                new Mark(
                        new Position(position * 1_000L),
                        end == null ? null : new Position(end * 1_000L),
                        "Weena",
                        "a flower"),
                LONG_AGO);
    }

    private static BookmarkId id() {
        return new BookmarkId(UUID.randomUUID());
    }
}
