package dev.nexus.playback.transfer.audiobookshelf;

import dev.nexus.playback.book.Position;
import dev.nexus.playback.bookmark.BookmarkId;
import dev.nexus.playback.bookmark.ForeignMark;
import dev.nexus.playback.bookmark.Mark;
import dev.nexus.playback.progress.PortableAct;
import dev.nexus.playback.transfer.ForeignBook;
import dev.nexus.playback.transfer.ForeignListening;
import dev.nexus.playback.transfer.ForeignListening.Heard;
import dev.nexus.playback.transfer.ForeignListening.InBook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one person's listening, piece by piece and in any order. Pieces are put together by the key of their book; what makes
 * no sense by itself is left out.
 */
final class ShelfListening {

    private static final String SOURCE = "Audiobookshelf";

    private final Map<String, ForeignBook> books = new HashMap<>();
    private final Map<String, Found> found = new LinkedHashMap<>();

    private static final class Found {

        private final List<PortableAct> acts = new ArrayList<>();
        private final List<ForeignMark> marks = new ArrayList<>();
        private final List<Heard> heard = new ArrayList<>();
        private boolean hidden;
    }

    /** Where a book was left. Audiobookshelf's own names. */
    record Progress(
            double currentTime,
            boolean isFinished,
            boolean hideFromContinueListening,
            Instant updatedAt,
            @Nullable Instant finishedAt) {}

    /**
     * Says what a book is called. What is said first of a book stays.
     *
     * @param duration seconds; null when it is not told
     */
    void book(String key, String title, List<String> authors, @Nullable Double duration) {
        books.putIfAbsent(key, new ForeignBook(key, null, title, authors, length(duration)));
    }

    void progress(String key, Progress progress) {
        var of = of(key);
        of.hidden |= progress.hideFromContinueListening();
        if (progress.isFinished()) {
            var at = progress.finishedAt();
            of.acts.add(new PortableAct.Finished(at == null ? progress.updatedAt() : at));
        } else if (progress.currentTime() > 0) {
            position(progress.currentTime())
                    .ifPresent(position -> of.acts.add(new PortableAct.Moved(position, progress.updatedAt())));
        }
    }

    /**
     * Adds a bookmark.
     *
     * @param time seconds
     * @param title cut where it is longer than titles are
     */
    void bookmark(String key, double time, @Nullable String title, Instant createdAt) {
        position(time).ifPresent(position -> of(key).marks
                .add(new ForeignMark(new BookmarkId(id(key, position)), Mark.cut(position, title), createdAt)));
    }

    /**
     * Adds a session.
     *
     * @param timeListening seconds of it in which something was heard
     */
    void session(String key, Instant startedAt, Instant updatedAt, double timeListening) {
        if (timeListening > 0 && startedAt.isBefore(updatedAt)) {
            var millis = Math.min(
                    Math.round(timeListening * 1_000),
                    Duration.between(startedAt, updatedAt).toMillis());
            of(key).heard.add(new Heard(startedAt, startedAt.plusMillis(millis)));
        }
    }

    ForeignListening listening(@Nullable String person) {
        return new ForeignListening(
                SOURCE,
                person,
                found.entrySet().stream()
                        .map(entry -> new InBook(
                                books.getOrDefault(
                                        entry.getKey(), new ForeignBook(entry.getKey(), null, "", List.of(), null)),
                                entry.getValue().acts,
                                entry.getValue().hidden,
                                entry.getValue().marks,
                                entry.getValue().heard))
                        .toList());
    }

    private Found of(String key) {
        return found.computeIfAbsent(key, _ -> new Found());
    }

    /** Audiobookshelf has at most one bookmark at one time of a book, and no identifier for it. */
    private static UUID id(String key, Position position) {
        return UUID.nameUUIDFromBytes(
                "%s %s %d".formatted(SOURCE, key, position.millis()).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Position> position(double seconds) {
        return seconds >= 0 && seconds <= Position.LAST.seconds().doubleValue()
                ? Optional.of(Position.ofSeconds(seconds))
                : Optional.empty();
    }

    private static @Nullable Duration length(@Nullable Double seconds) {
        return seconds == null
                ? null
                : position(seconds)
                        .filter(end -> end.millis() > 0)
                        .map(end -> Duration.ofMillis(end.millis()))
                        .orElse(null);
    }
}
