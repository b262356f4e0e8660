package dev.nexus.playback.setting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nexus.playback.setting.SleepTimer;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * When playback ends by itself: exactly one of three.
 *
 * @param minutes after so many minutes of listening, 1 to 720
 * @param endOfChapter true: where the chapter ends
 * @param off true: not at all, whatever the defaults say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SleepTimerSetting(
        @Nullable @Min(1) @Max(SleepTimer.LONGEST_MINUTES) Integer minutes,

        @Nullable @AssertTrue(message = "must be true where it is said")
        Boolean endOfChapter,

        @Nullable @AssertTrue(message = "must be true where it is said")
        Boolean off) {

    SleepTimerSetting {
        var said = (minutes == null ? 0 : 1) + (endOfChapter == null ? 0 : 1) + (off == null ? 0 : 1);
        if (said != 1) {
            throw new IllegalArgumentException("a sleep timer has exactly one of minutes, endOfChapter and off");
        }
    }

    static @Nullable SleepTimerSetting of(@Nullable SleepTimer timer) {
        return switch (timer) {
            case null -> null;
            case SleepTimer.After(var minutes) -> new SleepTimerSetting(minutes, null, null);
            case SleepTimer.EndOfChapter() -> new SleepTimerSetting(null, true, null);
            case SleepTimer.Off() -> new SleepTimerSetting(null, null, true);
        };
    }

    SleepTimer timer() {
        if (minutes != null) {
            return new SleepTimer.After(minutes);
        }
        return endOfChapter != null ? new SleepTimer.EndOfChapter() : new SleepTimer.Off();
    }
}
