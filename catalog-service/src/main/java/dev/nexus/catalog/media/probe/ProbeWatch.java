package dev.nexus.catalog.media.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Ends a process that takes too long or too much, until it is closed. */
final class ProbeWatch implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long PAGE = 4096;

    private final Process process;
    private final Duration timeout;
    private final DataSize memory;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable String reason;

    private ProbeWatch(Process process, Duration timeout, DataSize memory) {
        this.process = process;
        this.timeout = timeout;
        this.memory = memory;
    }

    static ProbeWatch over(Process process, Duration timeout, DataSize memory) {
        var watch = new ProbeWatch(process, timeout, memory);
        Thread.ofVirtual().name("probe-watch").start(watch::look);
        return watch;
    }

    /** Empty when it was not this watch that ended the process. */
    Optional<String> killedBecause() {
        return Optional.ofNullable(reason);
    }

    private void look() {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (!done.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - end > 0) {
                    kill("takes longer than " + timeout.toMillis() / 1000.0 + " s");
                } else if (residentBytes() > memory.toBytes()) {
                    kill("needs more than " + memory.toMegabytes() + " MB of memory");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(String why) {
        reason = why;
        process.destroyForcibly();
        done.countDown();
    }

    /** 0 where the system does not tell. */
    private long residentBytes() {
        try {
            var fields = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ", -1);
            return Long.parseLong(fields[1]) * PAGE;
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
            return 0;
        }
    }

    @Override
    public void close() {
        done.countDown();
    }
}
