package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.MissingMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.util.unit.DataSize;

/**
 * The store on a file system:
 *
 * <pre>
 * receiving/     parts of requests that are still coming in
 * uploading/     uploads that take several requests
 * staging/       whole files of imports that are not finished
 * media/4f/...   what books refer to
 * </pre>
 */
final class FileMediaStore implements MediaStore {

    private static final int BUFFER = 256 * 1024;

    private final Path receiving;
    private final Path uploading;
    private final Path staging;
    private final Path media;
    private final DataSize keepFree;

    FileMediaStore(Path directory, DataSize keepFree) {
        this.receiving = directory.resolve("receiving").toAbsolutePath();
        this.uploading = directory.resolve("uploading").toAbsolutePath();
        this.staging = directory.resolve("staging").toAbsolutePath();
        this.media = directory.resolve("media").toAbsolutePath();
        this.keepFree = keepFree;
        DiskErrors.run("made", () -> {
            Files.createDirectories(receiving);
            Files.createDirectories(uploading);
            Files.createDirectories(staging);
            Files.createDirectories(media);
        });
    }

    @Override
    public Path receiving() {
        return receiving;
    }

    @Override
    public Path uploading() {
        return uploading;
    }

    @Override
    public void requireRoom(long bytes) {
        long free =
                DiskErrors.call("measured", () -> Files.getFileStore(staging).getUsableSpace());
        if (free - keepFree.toBytes() < bytes) {
            throw DiskErrors.full();
        }
    }

    @Override
    public void stage(MediaName name, Path received) {
        DiskErrors.run("staged", () -> {
            sync(received);
            Files.move(received, staged(name), StandardCopyOption.ATOMIC_MOVE);
            sync(staging);
        });
    }

    @Override
    public void stage(MediaName name, InputStream bytes, LongConsumer copied) {
        Path partial = DiskErrors.call("made", () -> Files.createTempFile(receiving, "copy-", null));
        try {
            DiskErrors.run("copied", () -> copy(bytes, partial, copied));
            stage(name, partial);
        } finally {
            DiskErrors.run("removed", () -> Files.deleteIfExists(partial));
        }
    }

    @Override
    public boolean holds(MediaName name) {
        return Files.exists(staged(name)) || Files.exists(published(name));
    }

    @Override
    public Path read(MediaName name) {
        if (Files.exists(staged(name))) {
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
        if (!Files.exists(staged(name)) && Files.exists(target)) {
            return;
        }
        DiskErrors.run("published", () -> {
            Path shelf = target.resolveSibling("");
            if (!Files.exists(shelf)) {
                Files.createDirectories(shelf);
                sync(media);
            }
            Files.move(staged(name), target, StandardCopyOption.ATOMIC_MOVE);
            sync(shelf);
        });
    }

    @Override
    public FileChannel open(MediaName name) {
        return DiskErrors.call("opened", () -> {
            try {
                return FileChannel.open(published(name), StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                throw new MissingMedia(name);
            }
        });
    }

    @Override
    public void discard(MediaName name) {
        DiskErrors.run("removed", () -> {
            Files.deleteIfExists(staged(name));
            Files.deleteIfExists(published(name));
        });
    }

    @Override
    public List<MediaName> stagedBefore(Instant time) {
        return OldFiles.in(staging, time).stream()
                .map(file -> new MediaName(UUID.fromString(file.getFileName().toString())))
                .toList();
    }

    @Override
    public void forgetReceivedBefore(Instant time) {
        DiskErrors.run("removed", () -> {
            for (Path file : OldFiles.in(receiving, time)) {
                Files.deleteIfExists(file);
            }
        });
    }

    private Path staged(MediaName name) {
        return staging.resolve(name.toString());
    }

    /** Spread by the last two digits: the first ones of a UUIDv7 are the time and hardly differ. */
    private Path published(MediaName name) {
        String text = name.toString();
        return media.resolve(text.substring(text.length() - 2)).resolve(text);
    }

    private static void copy(InputStream bytes, Path target, LongConsumer copied) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, count);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                copied.accept(count);
            }
        }
    }

    /** Works for directories too, where it makes a rename last. */
    private static void sync(Path path) throws IOException {
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
