package dev.nexus.playback.setting.web;

import dev.nexus.playback.setting.PlaybackSettings;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the caller wants to hear. What is null is not said.
 *
 * @param rate 0.25 to 5; 1 is as it was read
 * @param skipForward seconds
 * @param skipBack seconds
 * @param skipIntro seconds that are left out at the beginning of a book
 * @param skipOutro seconds that are left out at the end of a book
 */
record SettingsView(
        @Nullable Double rate,
        @Nullable SleepTimerSetting sleepTimer,
        @Nullable BigDecimal skipForward,
        @Nullable BigDecimal skipBack,
        @Nullable BigDecimal skipIntro,
        @Nullable BigDecimal skipOutro) {

    static SettingsView of(PlaybackSettings settings) {
        return new SettingsView(
                settings.rate() == null ? null : settings.rate().value(),
                SleepTimerSetting.of(settings.sleepTimer()),
                seconds(settings.skipForward()),
                seconds(settings.skipBack()),
                seconds(settings.skipIntro()),
                seconds(settings.skipOutro()));
    }

    private static @Nullable BigDecimal seconds(@Nullable Duration time) {
        return time == null ? null : BigDecimal.valueOf(time.toMillis(), 3);
    }
}
