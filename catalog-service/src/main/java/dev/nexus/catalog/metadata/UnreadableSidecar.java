package dev.nexus.catalog.metadata;

/** A file beside the audio that is not what its name says. The message is for people. */
public final class UnreadableSidecar extends Exception {

    UnreadableSidecar(String message) {
        super(message);
    }
}
