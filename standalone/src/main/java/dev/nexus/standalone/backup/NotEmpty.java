package dev.nexus.standalone.backup;

/** A backup is to be restored where something is already. The message says what has been used. */
public final class NotEmpty extends RuntimeException {

    NotEmpty(String schema) {
        super("the schema %s has been used".formatted(schema));
    }
}
