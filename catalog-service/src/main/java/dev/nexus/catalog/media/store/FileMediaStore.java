package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MissingMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.springframework.util.unit.DataSize;

/** The store on a file system: beside the staged bytes is {@code media/4f/...} with what books refer to. */
final class FileMediaStore extends StagedStore {

    private final Path media;

    FileMediaStore(Path directory, DataSize keepFree) {
        super(directory, keepFree);
        this.media = directory.resolve("media").toAbsolutePath();
        DiskErrors.run("made", () -> Files.createDirectories(media));
    }

    @Override
    boolean isPublished(MediaName name) {
        return Files.exists(published(name));
    }

    @Override
    public Path read(MediaName name) {
        if (isStaged(name)) {
            return staged(name);
        }
        if (Files.exists(published(name))) {
            return published(name);
        }
        throw new MissingMedia(name);
    }

    @Override
    public void publish(MediaName name) {
        Path target = published(name);
        if (!isStaged(name) && Files.exists(target)) {
            return;
        }
        DiskErrors.run("published", () -> {
            Path shelf = target.resolveSibling("");
            if (!Files.exists(shelf)) {
                Files.createDirectories(shelf);
                sync(media);
            }
            try {
                Files.move(staged(name), target, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                if (!Files.exists(target)) {
                    throw e;
                }
                // Somebody else has just published the same.
            }
            sync(shelf);
        });
    }

    @Override
    public InputStream open(MediaName name, long first, long last) {
        return DiskErrors.call("opened", () -> {
            try {
                var file = FileChannel.open(published(name), StandardOpenOption.READ);
                return new BoundedStream(positioned(file, first), last - first + 1);
            } catch (NoSuchFileException e) {
                throw new MissingMedia(name);
            }
        });
    }

    @Override
    public long size(MediaName name) {
        return DiskErrors.call("measured", () -> {
            try {
                return Files.size(published(name));
            } catch (NoSuchFileException e) {
                throw new MissingMedia(name);
            }
        });
    }

    private static InputStream positioned(FileChannel file, long first) throws IOException {
        try {
            return Channels.newInputStream(file.position(first));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    void discardPublished(MediaName name) {
        DiskErrors.run("removed", () -> Files.deleteIfExists(published(name)));
    }

    /** Spread by the last two digits: the first ones of a UUIDv7 are the time and hardly differ. */
    private Path published(MediaName name) {
        String text = name.toString();
        return media.resolve(text.substring(text.length() - 2)).resolve(text);
    }
}
