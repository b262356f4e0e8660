package dev.nexus.standalone.backup;

import org.jspecify.annotations.Nullable;

/** A file is no backup, or not whole, or of a kind that this version does not know. The message goes on after "The backup cannot be used: ". */
public final class UnreadableBackup extends RuntimeException {

    UnreadableBackup(String why) {
        this(why, null);
    }

    UnreadableBackup(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
