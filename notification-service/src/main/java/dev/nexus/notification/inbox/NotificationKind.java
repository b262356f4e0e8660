package dev.nexus.notification.inbox;

import java.util.Arrays;
import java.util.Optional;

/** What a notification is about. The names are those of the API and of the rows. */
public enum NotificationKind {
    /** The recipient has finished a book. */
    BOOK_FINISHED("book-finished"),
    /** There is a new book of an author or in a series that the recipient follows. */
    BOOK_ADDED("book-added"),
    /** There is a new book in a series of which the recipient has finished one. */
    SERIES_CONTINUES("series-continues"),
    /** A curator answered the recipient's review. */
    REVIEW_ANSWERED("review-answered"),
    /** The recipient is invited to a library. */
    INVITATION("invitation"),
    /** The books of the recipient's import are there. */
    IMPORT_DONE("import-done"),
    /** The recipient's import ended without its books. */
    IMPORT_FAILED("import-failed"),
    /** Somebody signed in to the recipient's account on a device that it was never used on. */
    NEW_DEVICE("new-device"),
    /** What lets somebody into the recipient's account is different. */
    SECURITY_ALERT("security-alert"),
    /** What the recipient heard in a week. */
    LISTENING_DIGEST("listening-digest"),
    /** A webhook of a library that the recipient owns is told nothing any more. */
    WEBHOOK_DISABLED("webhook-disabled");

    private final String wireName;

    NotificationKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The kind of a name; empty when none is called so. */
    public static Optional<NotificationKind> find(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NotificationKind named(String wireName) {
        return find(wireName).orElseThrow(() -> new IllegalArgumentException("there is no kind " + wireName));
    }
}
