package dev.nexus.notification.library;

import java.util.Locale;

/** What a member may do in a library. */
public enum Role {
    OWNER,
    CURATOR,
    LISTENER;

    boolean mayCurate() {
        return switch (this) {
            case OWNER, CURATOR -> true;
            case LISTENER -> false;
        };
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role ofColumn(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
