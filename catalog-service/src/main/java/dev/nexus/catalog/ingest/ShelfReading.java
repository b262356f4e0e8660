package dev.nexus.catalog.ingest;

import dev.nexus.catalog.metadata.NameClaims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the books of a watched folder. A folder with audio is a book, with the folders of its discs; a file that lies in the watched
 * folder itself is one too. Links are not followed, and what cannot be read is passed over and counted.
 */
@Component
public class ShelfReading {

    /**
     * What was found.
     *
     * @param unreadable how many files and folders could not be read
     */
    public record Shelf(List<ShelfBook> books, int unreadable) {

        public Shelf {
            books = List.copyOf(books);
        }
    }

    private final ImportRoot root;

    ShelfReading(ImportRoot root) {
        this.root = root;
    }

    /**
     * Refuses what cannot be watched.
     *
     * @throws dev.nexus.platform.problem.ProblemException {@code folder-not-found}, {@code folder-imports-off}
     */
    public void require(String folder) {
        root.folder(folder);
    }

    /**
     * Reads names, sizes and times, and no file.
     *
     * @throws dev.nexus.platform.problem.ProblemException {@code folder-not-found}, {@code folder-imports-off}
     */
    public Shelf read(String folder) {
        var place = root.folder(folder);
        var walk = new Walk(place.root(), place.path());
        try {
            Files.walkFileTree(place.path(), walk);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder could not be read", e);
        }
        return new Shelf(walk.books(), walk.unreadable);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Path shelf;
        private final Map<Path, List<ShelfBook.File>> byBook = new TreeMap<>();
        private int unreadable;

        Walk(Path root, Path shelf) {
            this.root = root;
            this.shelf = shelf;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) && !folder.equals(shelf) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = file.getFileName().toString();
            if (attributes.isRegularFile() && BookFiles.isOne(name)) {
                var book = bookOf(file);
                byBook.computeIfAbsent(book, _ -> new ArrayList<>())
                        .add(new ShelfBook.File(
                                root.relativize(file).toString(),
                                book.equals(file) ? name : book.relativize(file).toString(),
                                attributes.size(),
                                attributes.lastModifiedTime().toMillis()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable++;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            unreadable += e == null ? 0 : 1;
            return FileVisitResult.CONTINUE;
        }

        private Path bookOf(Path file) {
            var folder = file.resolveSibling("");
            if (folder.equals(shelf)) {
                return file;
            }
            var around = folder.resolveSibling("");
            return !around.equals(shelf)
                            && NameClaims.isDisc(folder.getFileName().toString())
                    ? around
                    : folder;
        }

        /** Pictures and sidecars alone are no book. */
        List<ShelfBook> books() {
            return byBook.entrySet().stream()
                    .filter(book -> book.getValue().stream().anyMatch(file -> BookFiles.isAudio(file.name())))
                    .map(book -> new ShelfBook(root.relativize(book.getKey()).toString(), book.getValue()))
                    .toList();
        }

        private static boolean isHidden(Path folder) {
            return folder.getFileName().toString().startsWith(".");
        }
    }
}
