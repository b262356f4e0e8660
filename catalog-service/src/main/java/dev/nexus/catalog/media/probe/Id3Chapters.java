package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.FileChapter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the chapters of an ID3v2 tag (ID3v2 Chapter Frame Addendum 1.0), in the order of their times: tables of contents are often
 * wrong, and are not needed.
 */
final class Id3Chapters {

    private static final int MAX_TAG = 32 * 1024 * 1024;
    private static final int MAX_CHAPTERS = 5_000;
    private static final int MAX_TITLE = 2_000;

    /** Two times and two offsets. */
    private static final int PLACES = 16;

    private Id3Chapters() {}

    /**
     * Reads them, as far as they are within the audio.
     *
     * @return empty for a tag without chapters, one that cannot be read, and no tag
     */
    static List<FileChapter> read(Path file, long durationMillis) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] header = bytes.readNBytes(Id3Frames.HEADER);
            int size = Id3Frames.sizeAfter(header);
            if (size == 0 || size > MAX_TAG) {
                return List.of();
            }
            return Id3Frames.of(header, bytes.readNBytes(size)).stream()
                    .filter(frame -> frame.id().equals("CHAP"))
                    .limit(MAX_CHAPTERS)
                    .flatMap(frame -> chapter(header, frame.body(), durationMillis).stream())
                    .sorted(Comparator.comparingLong(FileChapter::startMillis))
                    .toList();
        }
    }

    private static Optional<FileChapter> chapter(byte[] header, ByteBuffer body, long duration) {
        while (body.hasRemaining() && body.get() != 0) {
            // the chapter's identifier, which only tables of contents need
        }
        if (body.remaining() < PLACES) {
            return Optional.empty();
        }
        long start = Integer.toUnsignedLong(body.getInt());
        long end = Math.min(duration, Integer.toUnsignedLong(body.getInt()));
        body.position(body.position() + PLACES / 2);
        var title = Id3Frames.within(header, body.slice()).stream()
                .filter(frame -> frame.id().equals("TIT2"))
                .map(frame -> text(frame.body()))
                .findFirst()
                .orElse("");
        return end > start ? Optional.of(new FileChapter(title, start, end)) : Optional.empty();
    }

    /** One byte tells the encoding (ID3v2.4 section 4). */
    private static String text(ByteBuffer body) {
        if (!body.hasRemaining()) {
            return "";
        }
        Charset charset =
                switch (body.get()) {
                    case 1 -> StandardCharsets.UTF_16;
                    case 2 -> StandardCharsets.UTF_16BE;
                    case 3 -> StandardCharsets.UTF_8;
                    default -> StandardCharsets.ISO_8859_1;
                };
        body.limit(Math.min(body.limit(), body.position() + MAX_TITLE));
        var text = charset.decode(body).toString();
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
