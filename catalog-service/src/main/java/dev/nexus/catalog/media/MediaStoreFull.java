package dev.nexus.catalog.media;

/** There is no room for more bytes. */
public final class MediaStoreFull extends RuntimeException {

    public MediaStoreFull(String message) {
        super(message);
    }

    public MediaStoreFull(String message, Throwable cause) {
        super(message, cause);
    }
}
