package dev.nexus.notification.gathering;

import java.util.Arrays;

/** What is gathered. */
public enum Topic {
    /** Books that are new in a library; told to those whom they concern. */
    NEW_BOOKS("new-books"),
    /** Imports of an account whose books are there; told to that account. */
    IMPORTS_DONE("imports-done"),
    /** Imports of an account that ended without their books; told to that account. */
    IMPORTS_FAILED("imports-failed");

    private final String column;

    Topic(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    static Topic ofColumn(String value) {
        return Arrays.stream(values())
                .filter(topic -> topic.column.equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no topic " + value));
    }
}
