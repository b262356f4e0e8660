package dev.nexus.standalone.process;

import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Says that a living process owns a directory. The operating system takes it back when the process dies, however it dies. */
public final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of a directory, which is made if need be; empty when someone living holds it. */
    public static Optional<DirectoryLock> tryTake(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return Optional.of(new DirectoryLock(channel));
                }
            } catch (OverlappingFileLockException e) {
                // held by this very process
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("Cannot write in %s: %s.".formatted(directory, e), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot release a lock", e);
        }
    }
}
