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

    /** Far less than any codec needs for speech, and somewhat less than for silence. */
    private static final long LEAST_BITS_A_SECOND = 100;

    private static final long LONGEST_MILLIS_A_BYTE = 8 * 1_000 / LEAST_BITS_A_SECOND;

    @Override
    public ProbedFile probe(Path file) {
        long size;
        try {
            size = Files.size(file);
            if (size == 0) {
                throw new UnreadableAudio(Reason.EMPTY, "The file is empty.");
            }
            Mp4Boxes.checkWhole(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The media file could not be read", e);
        }
        try (var deadline = new Deadline(DEADLINE_NANOS);
                var input = FfmpegInput.open(file, deadline)) {
            var found = new FfmpegReading(input).read();
            requireThatItFits(found, size);
            return found;
        }
    }

    /** A damaged header can promise years. */
    private static void requireThatItFits(ProbedFile found, long size) {
        if (found.durationMillis() / LONGEST_MILLIS_A_BYTE > size) {
            throw new UnreadableAudio(
                    Reason.TRUNCATED,
                    "The file says that it lasts %,d s, and is too small for that."
                            .formatted(found.durationMillis() / 1_000));
        }
    }
}
