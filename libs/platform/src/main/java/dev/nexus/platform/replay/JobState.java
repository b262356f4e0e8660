package dev.nexus.platform.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a piece of work is that goes on in the background. */
public enum JobState {
    /** It has not begun. */
    @JsonProperty("queued")
    QUEUED,
    /** It goes on, also after a crash. */
    @JsonProperty("running")
    RUNNING,
    /** It is done. */
    @JsonProperty("succeeded")
    SUCCEEDED,
    /** It cannot be done; what was done stays. */
    @JsonProperty("failed")
    FAILED,
    /** An operator has ended it; what was done stays. */
    @JsonProperty("cancelled")
    CANCELLED;

    /** As it stands in a column and on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a {@link #word()}. */
    public static JobState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
