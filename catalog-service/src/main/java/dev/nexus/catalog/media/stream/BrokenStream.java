package dev.nexus.catalog.media.stream;

import org.jspecify.annotations.Nullable;

/** The bytes ran out in the middle of an answer. It cannot be taken back, only cut off. */
final class BrokenStream extends RuntimeException {

    BrokenStream(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
