package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A book as it lies in a watched folder.
 *
 * @param folder its path below the import root, or that of its only file
 * @param files audio, pictures and sidecars
 */
public record ShelfBook(String folder, List<File> files) {

    /**
     * A file of the book.
     *
     * @param source its path below the import root
     * @param name its path within the book's folder
     * @param size bytes
     * @param modified milliseconds since 1970
     */
    record File(String source, String name, long size, long modified) {}

    public ShelfBook {
        files = List.copyOf(files);
    }

    /** Changes when a file comes, goes or is written; what it takes is the files' names, sizes and times, and not their bytes. */
    public String fingerprint() {
        var lines = files.stream()
                .sorted(Comparator.comparing(File::name))
                .map(file -> file.name() + "\t" + file.size() + "\t" + file.modified())
                .collect(Collectors.joining("\n"));
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
