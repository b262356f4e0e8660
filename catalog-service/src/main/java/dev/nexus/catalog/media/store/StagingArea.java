package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaName;
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
 * Where bytes are before they are published, on a local disk whatever the store is:
 *
 * <pre>
 * receiving/     parts of requests that are still coming in
 * uploading/     uploads that take several requests
 * staging/       whole files of imports that are not finished
 * </pre>
 */
final class StagingArea {

    private static final int BUFFER = 256 * 1024;

    private final Path receiving;
    private final Path uploading;
    private final Path staging;
    private final DataSize keepFree;

    StagingArea(Path directory, DataSize keepFree) {
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

    Path receiving() {
        return receiving;
    }

    Path uploading() {
        return uploading;
    }

    void requireRoom(long bytes) {
        long free =
                DiskErrors.call("measured", () -> Files.getFileStore(staging).getUsableSpace());
        if (free - keepFree.toBytes() < bytes) {
            throw DiskErrors.full();
        }
    }

    void stage(MediaName name, Path received) {
        DiskErrors.run("staged", () -> {
            sync(received);
            Files.move(received, path(name), StandardCopyOption.ATOMIC_MOVE);
            sync(staging);
        });
    }

    void stage(MediaName name, InputStream bytes, LongConsumer copied) {
        Path partial = DiskErrors.call("made", () -> Files.createTempFile(receiving, "copy-", null));
        try {
            DiskErrors.run("copied", () -> copy(bytes, partial, copied));
            stage(name, partial);
        } finally {
            DiskErrors.run("removed", () -> Files.deleteIfExists(partial));
        }
    }

    boolean holds(MediaName name) {
        return Files.exists(path(name));
    }

    Path path(MediaName name) {
        return staging.resolve(name.toString());
    }

    void discard(MediaName name) {
        DiskErrors.run("removed", () -> Files.deleteIfExists(path(name)));
    }

    List<MediaName> before(Instant time) {
        return OldFiles.in(staging, time).stream()
                .map(file -> new MediaName(UUID.fromString(file.getFileName().toString())))
                .toList();
    }

    void forgetReceivedBefore(Instant time) {
        DiskErrors.run("removed", () -> {
            for (Path file : OldFiles.in(receiving, time)) {
                Files.deleteIfExists(file);
            }
        });
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
