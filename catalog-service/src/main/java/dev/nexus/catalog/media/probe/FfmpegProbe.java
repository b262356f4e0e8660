package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.AudioProbe;
import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The probe over FFmpeg's libavformat, within this process. */
final class FfmpegProbe implements AudioProbe {

    /** Time for the file to open and its streams to be known; an honest one needs a tenth of a second. */
    private static final long DEADLINE_NANOS = 10_000_000_000L;

    @Override
    public ProbedFile probe(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new UnreadableAudio(Reason.EMPTY, "The file is empty.");
            }
            Mp4Boxes.checkWhole(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The media file could not be read", e);
        }
        try (var deadline = new Deadline(DEADLINE_NANOS);
                var input = FfmpegInput.open(file, deadline)) {
            return new FfmpegReading(input).read();
        }
    }
}
