package dev.nexus.notification.inbox;

import java.util.Arrays;

/** What a notification is about. The names are those of the API and of the rows. */
public enum NotificationKind {
    /** The recipient has finished a book. */
    BOOK_FINISHED("book-finished");

    private final String wireName;

    NotificationKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static NotificationKind named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no kind " + wireName));
    }
}
