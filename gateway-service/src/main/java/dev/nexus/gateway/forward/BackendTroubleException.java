package dev.nexus.gateway.forward;

/** A question to a backend got no answer at all. */
public final class BackendTroubleException extends RuntimeException {

    /** What became of the question. */
    public enum Kind {
        /** Nobody was there to ask. */
        AWAY,
        /** No answer came in time. */
        LATE,
        /** The answer was none. */
        BROKEN
    }

    private final Kind kind;

    /**
     * Tells of a question that failed.
     *
     * @param kind what became of it
     * @param cause what was thrown on its way
     */
    public BackendTroubleException(Kind kind, Throwable cause) {
        super(kind.name(), cause, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
