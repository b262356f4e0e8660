package dev.nexus.playback.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.playback.book.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlaybackSettingsTests {

    private static final PlaybackSettings OF_ALL_BOOKS = new PlaybackSettings(
            new Rate(1.5),
            new SleepTimer.After(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(7));

    @Test
    void sayNothingOverOthersThatHold() {
        assertThat(PlaybackSettings.UNSAID.over(OF_ALL_BOOKS)).isEqualTo(OF_ALL_BOOKS);
    }

    @Test
    void holdThingByThingOverOthers() {
        var own = new PlaybackSettings(null, new SleepTimer.Off(), null, Duration.ofSeconds(20), null, Duration.ZERO);

        assertThat(own.over(OF_ALL_BOOKS))
                .isEqualTo(new PlaybackSettings(
                        new Rate(1.5),
                        new SleepTimer.Off(),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Duration.ZERO));
    }

    @Test
    void refuseAButtonThatLeadsNowhere() {
        assertThatThrownBy(() -> new PlaybackSettings(null, null, Duration.ZERO, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("skipForward PT0S is not from 1 to 600 s");
    }

    @Test
    void refuseATimerOfMoreThanHalfADay() {
        assertThatThrownBy(() -> new SleepTimer.After(721)).hasMessage("721 minutes are not 1 to 720");
    }
}
