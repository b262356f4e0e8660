package dev.nexus.catalog.media;

import java.nio.file.Path;

/** Reads what an audio file says of itself. */
public interface AudioProbe {

    /**
     * Reads format, duration, chapters, tags and embedded cover. The bytes are untrusted: whatever they are, the answer
     * comes in bounded time and memory.
     *
     * @throws UnreadableAudio when the file is empty, is no audio, or is not whole
     */
    ProbedFile probe(Path file);
}
