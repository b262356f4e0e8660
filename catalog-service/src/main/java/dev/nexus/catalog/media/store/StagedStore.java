package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.util.unit.DataSize;

/**
 * What all stores do alike: until they are published, bytes are on a local disk, whatever the store is.
 *
 * <pre>
 * receiving/     parts of requests that are still coming in
 * uploading/     uploads that take several requests
 * staging/       whole files of imports that are not finished
 * </pre>
 */
abstract class StagedStore implements MediaStore {

    private static final int BUFFER = 256 * 1024;

    private final Path receiving;
    private final Path uploading;
    private final Path staging;
    private final DataSize keepFree;

    StagedStore(Path directory, DataSize keepFree) {
        this.receiving = directory.resolve("receiving").toAbsolutePath();
        this.uploading = directory.resolve("uploading").toAbsolutePath();
        this.staging = directory.resolve("staging").toAbsolutePath();
        this.keepFree = keepFree;
        DiskErrors.run("made", () -> {
            Files.createDirectories(receiving);
            Files.createDirectories(uploading);
            Files.createDirectories(staging);
        });
    }

    @Override
    public final Path receiving() {
        return receiving;
    }

    @Override
    public final Path uploading(MediaName name) {
        return uploading.resolve(name.toString());
    }

    @Override
    public final void forgetUploading(MediaName name) {
        DiskErrors.run("removed", () -> Files.deleteIfExists(uploading(name)));
    }

    @Override
    public final List<MediaName> uploadingBefore(Instant time) {
        return names(OldFiles.in(uploading, time));
    }

    @Override
    public final void requireRoom(long bytes) {
        long free =
                DiskErrors.call("measured", () -> Files.getFileStore(staging).getUsableSpace());
        if (free - keepFree.toBytes() < bytes) {
            throw DiskErrors.full();
        }
    }

    @Override
    public final void stage(MediaName name, Path received) {
        DiskErrors.run("staged", () -> {
            sync(received);
            Files.move(received, staged(name), StandardCopyOption.ATOMIC_MOVE);
            sync(staging);
        });
    }

    @Override
    public final void stage(MediaName name, InputStream bytes, LongConsumer copied) {
        Path partial = DiskErrors.call("made", () -> Files.createTempFile(receiving, "copy-", null));
        try {
            DiskErrors.run("copied", () -> copy(bytes, partial, copied));
            stage(name, partial);
        } finally {
            DiskErrors.run("removed", () -> Files.deleteIfExists(partial));
        }
    }

    @Override
    public final boolean holds(MediaName name) {
        return isStaged(name) || isPublished(name);
    }

    @Override
    public final void discard(MediaName name) {
        forgetUploading(name);
        DiskErrors.run("removed", () -> Files.deleteIfExists(staged(name)));
        discardPublished(name);
    }

    @Override
    public final List<MediaName> stagedBefore(Instant time) {
        return names(OldFiles.in(staging, time));
    }

    abstract boolean isPublished(MediaName name);

    /** Removes published bytes, if there are any. */
    abstract void discardPublished(MediaName name);

    final boolean isStaged(MediaName name) {
        return Files.exists(staged(name));
    }

    final Path staged(MediaName name) {
        return staging.resolve(name.toString());
    }

    @Override
    public void forgetReceivedBefore(Instant time) {
        DiskErrors.run("removed", () -> {
            for (Path file : OldFiles.in(receiving, time)) {
                Files.deleteIfExists(file);
            }
        });
    }

    private static List<MediaName> names(List<Path> files) {
        return files.stream()
                .map(file -> new MediaName(UUID.fromString(file.getFileName().toString())))
                .toList();
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
    static void sync(Path path) throws IOException {
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
