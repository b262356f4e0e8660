package dev.nexus.standalone.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last lines of a log, for a message that says why something ended. */
public final class LogTail {

    private static final int BYTES_PER_LINE = 400;

    private LogTail() {}

    /** Returns at most {@code lines} last lines; an empty string when there is no such file. */
    public static String of(Path log, int lines) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(0, file.length() - (long) lines * BYTES_PER_LINE);
            file.seek(from);
            var bytes = new byte[Math.toIntExact(file.length() - from)];
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8)
                    .stripTrailing()
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
