package dev.nexus.standalone.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a process has written to a log that it shares with its predecessors, for a message that says why it ended.
 *
 * @param start where in the file it began
 */
public record LogTail(Path log, long start) {

    private static final int BYTES_PER_LINE = 4000;
    private static final Pattern STACK_FRAME =
            Pattern.compile("\\s+(at .+|\\.\\.\\. \\d+ (common frames omitted|more))");

    /** A tail of what is written from now on. */
    public static LogTail from(Path log) {
        try {
            return new LogTail(log, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            return new LogTail(log, 0);
        }
    }

    /** Returns at most so many of the last lines, without stack frames; an empty string when nothing was written. */
    public String lines(int most) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var from = Math.max(start, file.length() - (long) most * BYTES_PER_LINE);
            file.seek(from);
            var bytes = new byte[Math.toIntExact(file.length() - from)];
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8)
                    .stripTrailing()
                    .lines()
                    .filter(line -> !STACK_FRAME.matcher(line).matches())
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - most), all.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
