package dev.nexus.catalog.upload;

import dev.nexus.catalog.media.MediaStoreFull;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An upload's file, held by one request of all processes at a time. The hold ends with the process, whatever ends it. */
final class GrowingFile implements Closeable {

    /** An operating system's lock is the process's: closing any other channel to the file would end it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private GrowingFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Empty while another request holds the file. */
    static Optional<GrowingFile> hold(Path path) throws IOException {
        if (!HELD.add(path)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new GrowingFile(path, channel));
            }
            release(path, channel);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            if (channel == null) {
                HELD.remove(path);
            } else {
                release(path, channel);
            }
            throw e;
        }
    }

    /** Goes on after so many bytes, and forgets what may be behind them. */
    void continueAt(long size) throws IOException {
        channel.truncate(size);
        channel.position(size);
    }

    /**
     * Writes bytes.
     *
     * @throws MediaStoreFull when there is no room
     */
    void write(byte[] bytes, int count) throws IOException {
        var rest = ByteBuffer.wrap(bytes, 0, count);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            if (MediaStoreFull.isCauseOf(e)) {
                throw new MediaStoreFull("The media store has no room for the rest of this upload.", e);
            }
            throw e;
        }
    }

    /** Brings what was written to the disk for good. */
    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        release(path, channel);
    }

    private static void release(Path path, FileChannel channel) throws IOException {
        try (channel) {
            HELD.remove(path);
        }
    }
}
