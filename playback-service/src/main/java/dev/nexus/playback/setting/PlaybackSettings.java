package dev.nexus.playback.setting;

import dev.nexus.playback.book.Rate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to hear. What is null is not said: the client decides, or what is said of all books.
 *
 * @param skipForward how far the button leads
 * @param skipBack how far the button leads
 * @param skipIntro what is left out at the beginning of a book
 * @param skipOutro what is left out at the end of a book
 */
public record PlaybackSettings(
        @Nullable Rate rate,
        @Nullable SleepTimer sleepTimer,
        @Nullable Duration skipForward,
        @Nullable Duration skipBack,
        @Nullable Duration skipIntro,
        @Nullable Duration skipOutro) {

    public static final PlaybackSettings UNSAID = new PlaybackSettings(null, null, null, null, null, null);

    public static final long LONGEST_SKIP_SECONDS = 600;
    public static final long LONGEST_INTRO_SECONDS = 3_600;

    private static final Duration SHORTEST_SKIP = Duration.ofSeconds(1);

    public PlaybackSettings {
        require("skipForward", skipForward, SHORTEST_SKIP, LONGEST_SKIP_SECONDS);
        require("skipBack", skipBack, SHORTEST_SKIP, LONGEST_SKIP_SECONDS);
        require("skipIntro", skipIntro, Duration.ZERO, LONGEST_INTRO_SECONDS);
        require("skipOutro", skipOutro, Duration.ZERO, LONGEST_INTRO_SECONDS);
    }

    /** What holds where these say nothing of a thing and others do. */
    public PlaybackSettings over(PlaybackSettings others) {
        return new PlaybackSettings(
                said(rate, others.rate),
                said(sleepTimer, others.sleepTimer),
                said(skipForward, others.skipForward),
                said(skipBack, others.skipBack),
                said(skipIntro, others.skipIntro),
                said(skipOutro, others.skipOutro));
    }

    private static <T> @Nullable T said(@Nullable T own, @Nullable T other) {
        return own == null ? other : own;
    }

    private static void require(String name, @Nullable Duration value, Duration least, long most) {
        if (value != null && (value.compareTo(least) < 0 || value.compareTo(Duration.ofSeconds(most)) > 0)) {
            throw new IllegalArgumentException(
                    "%s %s is not from %d to %d s".formatted(name, value, least.toSeconds(), most));
        }
    }
}
