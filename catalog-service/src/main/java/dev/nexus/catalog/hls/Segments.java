package dev.nexus.catalog.hls;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.util.Map;
import org.springframework.http.MediaType;

/** How a file is cut: into pieces of ten seconds, of which the last one may be longer by less than one. */
final class Segments {

    /** What Apple recommends is six; audio is small. */
    static final long LENGTH = 10_000;

    private static final long TOO_SHORT = 1_000;

    /** What is sent of the kinds of files that hold AAC or MP3; the audio of all others would have to be encoded again. */
    private static final Map<String, String> TYPES =
            Map.of("audio/mpeg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/aac", "audio/aac");

    private final long duration;

    /** The pieces of a file that is so long, in milliseconds. */
    Segments(long duration) {
        this.duration = duration;
    }

    /**
     * The media type of the pieces of a file.
     *
     * @throws ProblemException {@code segments-unavailable}
     */
    static MediaType type(String mimeType) {
        var type = TYPES.get(mimeType);
        if (type == null) {
            throw new ProblemException(CatalogProblem.SEGMENTS_UNAVAILABLE, "Only AAC and MP3 are sent in segments.");
        }
        return MediaType.parseMediaType(type);
    }

    int count() {
        long rest = duration % LENGTH;
        long whole = duration / LENGTH;
        return (int) Math.max(1, rest < TOO_SHORT ? whole : whole + 1);
    }

    boolean has(int index) {
        return index >= 0 && index < count();
    }

    long from(int index) {
        return index * LENGTH;
    }

    /** Where the next one begins; the last one has all the rest, however long the file turns out to be. */
    long to(int index) {
        return index == count() - 1 ? Long.MAX_VALUE / 2 : from(index + 1);
    }

    long length(int index) {
        return Math.min(to(index), duration) - from(index);
    }
}
