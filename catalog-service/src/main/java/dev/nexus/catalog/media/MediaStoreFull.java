package dev.nexus.catalog.media;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** There is no room for more bytes. */
public final class MediaStoreFull extends RuntimeException {

    private static final List<String> WORDS = List.of("no space left on device", "quota exceeded", "not enough space");

    public MediaStoreFull(String message) {
        super(message);
    }

    public MediaStoreFull(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a failure is that of a full disk; Java has no type for it, only the operating system's words. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(message -> WORDS.stream().anyMatch(message::contains));
    }
}
