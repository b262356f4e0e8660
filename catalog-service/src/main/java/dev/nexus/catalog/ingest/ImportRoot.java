package dev.nexus.catalog.ingest;

import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place on the server that folders are imported from. Nothing leads out of it, neither {@code ..} nor a link. */
@Component
class ImportRoot {

    /** A file below the root. */
    record Found(String source, String name, long size) {}

    /** A book on several discs has a folder for each; deeper ones are other books. */
    private static final int DEPTH = 3;

    private final @Nullable Path root;

    ImportRoot(IngestProperties properties) {
        this.root = properties.importRoot();
    }

    /** A folder below the root. */
    record Folder(Path root, Path path) {}

    /**
     * A folder by its name.
     *
     * @throws ProblemException {@code folder-not-found} when it is not there or not below the root, {@code folder-imports-off}
     */
    Folder folder(String name) {
        Path real = realRoot();
        return below(real, name)
                .filter(Files::isDirectory)
                .map(path -> new Folder(real, path))
                .orElseThrow(() ->
                        new ProblemException(CatalogProblem.FOLDER_NOT_FOUND, "Name a folder below the import root."));
    }

    /**
     * The audio, pictures and sidecars of a folder, those of its own folders included.
     *
     * @throws ProblemException when it is not there, or not below the root
     */
    List<Found> list(String folder) {
        var place = folder(folder);
        Path real = place.root();
        Path asked = place.path();
        try (Stream<Path> files = Files.walk(asked, DEPTH)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(ImportRoot::isPartOfABook)
                    .map(file -> new Found(
                            real.relativize(file).toString(),
                            asked.relativize(file).toString(),
                            size(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder could not be listed", e);
        }
    }

    /**
     * Opens a file that {@link #list} found.
     *
     * @throws BadFile when it has gone or become a link since
     * @throws ProblemException when there is no root any more, which says nothing of the file
     */
    InputStream open(String source) {
        Path file = below(realRoot(), source)
                .orElseThrow(() -> new BadFile(CatalogProblem.FILE_GONE, "A file of the folder has gone."));
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the folder could not be opened", e);
        }
    }

    private Path realRoot() {
        if (root == null) {
            throw new ProblemException(CatalogProblem.FOLDER_IMPORTS_OFF, "The operator sets NEXUS_IMPORT_ROOT.");
        }
        try {
            return root.toRealPath();
        } catch (IOException e) {
            throw new ProblemException(CatalogProblem.FOLDER_IMPORTS_OFF, "The import root is not there.");
        }
    }

    private static Optional<Path> below(Path root, String asked) {
        try {
            Path real = root.resolve(asked).normalize().toRealPath();
            // toRealPath follows links: what it ends at must be where it was asked for.
            if (real.startsWith(root)
                    && !real.equals(root)
                    && real.equals(root.resolve(asked).normalize())) {
                return Optional.of(real);
            }
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isPartOfABook(Path file) {
        return BookFiles.isOne(file.getFileName().toString());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the folder could not be read", e);
        }
    }
}
