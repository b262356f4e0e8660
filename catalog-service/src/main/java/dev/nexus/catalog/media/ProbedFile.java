package dev.nexus.catalog.media;

import java.util.List;
import java.util.Optional;

/**
 * What a probe found in one audio file.
 *
 * @param mimeType the type of the bytes, as found and not as named
 * @param durationMillis length of the audio; positive
 * @param chapters in order of start, on the file's own timeline; empty when the file has none
 */
public record ProbedFile(
        String mimeType, long durationMillis, Tags tags, List<FileChapter> chapters, Optional<Picture> cover) {

    public ProbedFile {
        if (durationMillis <= 0) {
            throw new IllegalArgumentException("durationMillis must be positive: " + durationMillis);
        }
        chapters = List.copyOf(chapters);
    }

    /** The same with other chapters. */
    public ProbedFile withChapters(List<FileChapter> others) {
        return new ProbedFile(mimeType, durationMillis, tags, others, cover);
    }

    /** The same as another type. */
    public ProbedFile withMimeType(String other) {
        return new ProbedFile(other, durationMillis, tags, chapters, cover);
    }
}
