package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaStoreFull;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells a full disk from other failures. */
final class DiskErrors {

    @FunctionalInterface
    interface Reading<T> {
        T call() throws IOException;
    }

    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    private static final String FULL = "The media store has no room for these files.";

    private DiskErrors() {}

    static <T> T call(String done, Reading<T> reading) {
        try {
            return reading.call();
        } catch (IOException e) {
            throw translate(done, e);
        }
    }

    static void run(String done, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw translate(done, e);
        }
    }

    static RuntimeException translate(String done, IOException e) {
        return MediaStoreFull.isCauseOf(e)
                ? new MediaStoreFull(FULL, e)
                : new UncheckedIOException("A file in the media store could not be " + done, e);
    }

    static MediaStoreFull full() {
        return new MediaStoreFull(FULL);
    }
}
