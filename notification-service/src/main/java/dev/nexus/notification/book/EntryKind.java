package dev.nexus.notification.book;

import java.util.Locale;

/** What books have in common. */
public enum EntryKind {
    AUTHOR,
    SERIES;

    /** As it is written in rows. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is written so in rows. */
    public static EntryKind ofColumn(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
