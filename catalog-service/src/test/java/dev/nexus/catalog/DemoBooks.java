package dev.nexus.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real audiobooks of the repository's demo. */
public final class DemoBooks {

    private static final Path AUDIO = Path.of("..", "demo", "audio");

    private DemoBooks() {}

    /** One m4b with five chapters and an embedded cover. */
    public static Path fables() {
        return AUDIO.resolve("Five Fables of Aesop.m4b");
    }

    /** A folder with three mp3 files and a cover. */
    public static Path poemsFolder() {
        return AUDIO.resolve("Poems by the Bells");
    }

    /** The three mp3 files, by name. */
    public static List<Path> poems() {
        try (var files = Files.list(poemsFolder())) {
            return files.filter(file -> file.toString().endsWith(".mp3"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path poemsCover() {
        return poemsFolder().resolve("cover.jpg");
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
