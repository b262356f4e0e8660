package dev.nexus.playback.setting;

/** When playback ends by itself. */
public sealed interface SleepTimer {

    int LONGEST_MINUTES = 720;

    /** After a time of listening. */
    record After(int minutes) implements SleepTimer {

        public After {
            if (minutes < 1 || minutes > LONGEST_MINUTES) {
                throw new IllegalArgumentException("%d minutes are not 1 to %d".formatted(minutes, LONGEST_MINUTES));
            }
        }
    }

    /** Where the chapter ends. */
    record EndOfChapter() implements SleepTimer {}

    /** Not at all, whatever the defaults say. */
    record Off() implements SleepTimer {}
}
