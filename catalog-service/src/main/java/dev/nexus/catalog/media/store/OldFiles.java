package dev.nexus.catalog.media.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Files that nobody has written to since a time. */
final class OldFiles {

    private OldFiles() {}

    static List<Path> in(Path folder, Instant time) {
        return DiskErrors.call("listed", () -> {
            var old = new ArrayList<Path>();
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    if (isOld(file, time)) {
                        old.add(file);
                    }
                }
            }
            return old;
        });
    }

    private static boolean isOld(Path file, Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false; // moved on since it was listed
        }
    }
}
