package dev.nexus.catalog.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

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

    static String[] columns(Predicate<Role> which) {
        return Arrays.stream(values()).filter(which).map(Role::column).toArray(String[]::new);
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role ofColumn(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
