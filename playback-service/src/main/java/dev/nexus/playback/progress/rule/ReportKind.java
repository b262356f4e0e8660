package dev.nexus.playback.progress.rule;

import java.util.Arrays;
import java.util.Optional;

/** What a device reports. The names are those of the API and of the rows. */
public enum ReportKind {
    /** Playing goes on. */
    HEARTBEAT("heartbeat"),
    /** Playing stopped. */
    PAUSE("pause"),
    /** The listener chose another position. */
    SEEK("seek"),
    /** The listener has finished the book. */
    FINISH("finish"),
    /** The listener wants to begin anew. */
    RESET("reset"),
    /** The listener goes back to an earlier place. Made here when it is asked for, never reported by a device. */
    RESTORE("restore");

    private final String wireName;

    ReportKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<ReportKind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
