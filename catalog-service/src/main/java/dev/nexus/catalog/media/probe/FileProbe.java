package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.AudioProbe;
import dev.nexus.catalog.media.FileChapter;
import dev.nexus.catalog.media.ProbedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What FFmpeg finds in a file, with what it misses: chapters of some ID3 tags, and that not all of Matroska is WebM. */
final class FileProbe implements AudioProbe {

    /** The document type comes within the first header (RFC 8794 section 11.2.4). */
    private static final int EBML_HEADER = 64;

    private final FfmpegProbe ffmpeg = new FfmpegProbe();

    @Override
    public ProbedFile probe(Path file) {
        var found = ffmpeg.probe(file);
        try {
            return switch (found.mimeType()) {
                case "audio/mpeg" -> found.withChapters(better(found, Id3Chapters.read(file, found.durationMillis())));
                case "audio/webm" -> isWebm(file) ? found : found.withMimeType("audio/x-matroska");
                default -> found;
            };
        } catch (IOException e) {
            throw new UncheckedIOException("The media file could not be read", e);
        }
    }

    /** FFmpeg's, unless the tag has more of them, or more that have a title. */
    private static List<FileChapter> better(ProbedFile found, List<FileChapter> inTag) {
        return titled(inTag) > titled(found.chapters())
                        || inTag.size() > found.chapters().size()
                ? inTag
                : found.chapters();
    }

    private static long titled(List<FileChapter> chapters) {
        return chapters.stream().filter(chapter -> !chapter.title().isBlank()).count();
    }

    private static boolean isWebm(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(EBML_HEADER), StandardCharsets.ISO_8859_1).contains("webm");
        }
    }
}
