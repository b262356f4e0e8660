package dev.nexus.catalog.media;

/** Bytes that should be in the store and are not. */
public final class MissingMedia extends RuntimeException {

    public MissingMedia(MediaName name) {
        super("The media store has no bytes named " + name);
    }
}
