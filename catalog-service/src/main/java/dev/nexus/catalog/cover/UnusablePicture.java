package dev.nexus.catalog.cover;

import org.jspecify.annotations.Nullable;

/** A picture that cannot be decoded, or that is too large to try. */
final class UnusablePicture extends RuntimeException {

    UnusablePicture(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
