package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.Picture;
import dev.nexus.catalog.metadata.Sidecars;
import java.util.Locale;
import java.util.Set;

/** Which files belong to a book, as far as their names tell, and how many may. */
final class BookFiles {

    /** How many files a book has at most, wherever they come from. */
    static final int MOST = 2_000;

    static final String TOO_MANY = "A book has at most " + MOST + " files.";

    private static final Set<String> AUDIO =
            Set.of("mp3", "m4a", "m4b", "mp4", "flac", "ogg", "oga", "opus", "aac", "wav", "mka", "weba");

    private BookFiles() {}

    /**
     * Whether it is audio, a picture or a sidecar.
     *
     * @param name without its folders
     */
    static boolean isOne(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(".")
                && (isAudio(lower) || Picture.isNamedLikeOne(lower) || Sidecars.isNamedLikeOne(lower));
    }

    static boolean isAudio(String name) {
        return AUDIO.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
