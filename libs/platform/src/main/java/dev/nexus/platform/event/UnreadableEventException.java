package dev.nexus.platform.event;

/** A message that is no CloudEvent of the suite, or whose data does not fit its type. Trying again cannot help. */
public final class UnreadableEventException extends RuntimeException {

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
