package dev.nexus.standalone.launch;

import dev.nexus.standalone.process.OwnSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the AOT caches that are missing: one program after the other is run up to the point where it would take
 * requests, and ends there. This happens beside the running suite, at the lowest priority, so that neither the first
 * start nor its end waits for it.
 */
final class AotTraining {

    static final AotTraining NONE = new AotTraining(List.of(), Path::of);

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final List<Run> runs;
    private final Function<String, Path> logs;
    private @Nullable Process process;
    private boolean stopped;

    AotTraining(List<Run> runs, Function<String, Path> logs) {
        this.runs = List.copyOf(runs);
        this.logs = logs;
    }

    /**
     * One program to train.
     *
     * @param command a command that ends by itself when it has started
     * @param cache where the finished cache goes
     */
    record Run(String name, List<String> command, Map<String, String> environment, Path cache) {}

    /** How many caches are missing. */
    int size() {
        return runs.size();
    }

    /** Returns how many caches were written; fewer than needed when it was stopped or a program failed twice. */
    int writeAll() {
        var written = 0;
        for (var run : runs) {
            try {
                if (writeInTwoAttempts(run)) {
                    written++;
                }
            } catch (IOException e) {
                return written; // a cache less makes the next start slower, nothing else
            }
        }
        return written;
    }

    synchronized void stop() {
        stopped = true;
        if (process != null) {
            kill(process);
        }
    }

    /** With the child that turns what was recorded into a cache. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private boolean writeInTwoAttempts(Run run) throws IOException {
        var written = write(run);
        return written || write(run);
    }

    private boolean write(Run run) throws IOException {
        var draft = run.cache().resolveSibling(run.name() + "-draft.aot");
        var started = start(run, draft);
        if (started == null) {
            return false;
        }
        try {
            // Seen once: a JVM that wrote its cache at its end did not end.
            if (!started.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                kill(started);
                return false;
            }
            if (started.exitValue() != 0 || !Files.exists(draft)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        Files.move(draft, run.cache(), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private synchronized @Nullable Process start(Run run, Path draft) throws IOException {
        if (stopped) {
            return null;
        }
        var builder = new ProcessBuilder(
                        OwnSession.of(AotCaches.writing(draft, run.command(), "-Dspring.context.exit=onRefresh")))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(logs.apply("aot-" + run.name()).toFile());
        builder.environment().clear();
        builder.environment().putAll(run.environment());
        process = builder.start();
        return process;
    }
}
