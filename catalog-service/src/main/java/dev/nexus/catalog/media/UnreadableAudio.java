package dev.nexus.catalog.media;

/** A file that cannot be part of a book, and why. The message is for people and holds no path. */
public final class UnreadableAudio extends RuntimeException {

    public enum Reason {
        /** Not a single byte. */
        EMPTY,
        /** Some other kind of file, or an audio format that is not supported. */
        NOT_AUDIO,
        /** Audio that ends before its own header says it does. */
        TRUNCATED,
        /** It crashed what reads it, or took more time or memory than a file may. */
        PROBE_FAILED
    }

    private final Reason reason;

    public UnreadableAudio(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
