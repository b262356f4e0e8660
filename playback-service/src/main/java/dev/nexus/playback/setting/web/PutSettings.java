package dev.nexus.playback.setting.web;

import dev.nexus.playback.book.Rate;
import dev.nexus.playback.setting.PlaybackSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the caller wants to hear. What is absent or null is not said: then the defaults hold, or what the client thinks best.
 *
 * @param rate 0.25 to 5; 1 is as it was read
 * @param skipForward seconds, 1 to 600
 * @param skipBack seconds, 1 to 600
 * @param skipIntro seconds that are left out at the beginning of a book, 0 to 3600
 * @param skipOutro seconds that are left out at the end of a book, 0 to 3600
 */
record PutSettings(
        @Nullable @DecimalMin(Rate.SLOWEST) @DecimalMax(Rate.FASTEST)
        Double rate,

        @Nullable @Valid SleepTimerSetting sleepTimer,

        @Nullable @DecimalMin("1") @DecimalMax("" + PlaybackSettings.LONGEST_SKIP_SECONDS)
        Double skipForward,

        @Nullable @DecimalMin("1") @DecimalMax("" + PlaybackSettings.LONGEST_SKIP_SECONDS)
        Double skipBack,

        @Nullable @DecimalMin("0") @DecimalMax("" + PlaybackSettings.LONGEST_INTRO_SECONDS)
        Double skipIntro,

        @Nullable @DecimalMin("0") @DecimalMax("" + PlaybackSettings.LONGEST_INTRO_SECONDS)
        Double skipOutro) {

    PlaybackSettings settings() {
        return new PlaybackSettings(
                rate == null ? null : new Rate(rate),
                sleepTimer == null ? null : sleepTimer.timer(),
                time(skipForward),
                time(skipBack),
                time(skipIntro),
                time(skipOutro));
    }

    private static @Nullable Duration time(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
