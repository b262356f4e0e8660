package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.LogTail;
import dev.nexus.standalone.process.OwnSession;
import dev.nexus.standalone.process.PidFile;
import dev.nexus.standalone.process.RunningProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A component that is a JVM of its own, with a log, a pid file and a probe that says when it is ready. */
final class ProcessComponent implements Component {

    private static final Duration POLITE = Duration.ofSeconds(30);
    private static final long LARGE_LOG = 20L * 1024 * 1024;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final PidFile pidFile;
    private final BooleanSupplier probe;
    private volatile @Nullable Process process;
    private volatile LogTail tail;
    private boolean stopped;

    ProcessComponent(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            PidFile pidFile,
            BooleanSupplier probe) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.pidFile = pidFile;
        this.probe = probe;
        this.tail = LogTail.from(log);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public String lastLines(int most) {
        return tail.lines(most);
    }

    @Override
    public synchronized void start() {
        if (stopped) {
            return;
        }
        try {
            if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            tail = LogTail.from(log);
            var builder = new ProcessBuilder(OwnSession.of(command))
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().clear();
            builder.environment().putAll(environment);
            var started = builder.start();
            process = started;
            pidFile.write(started.toHandle());
        } catch (IOException e) {
            throw new CannotStart("Cannot run %s: %s.".formatted(name, e.getMessage()), e);
        }
    }

    @Override
    public boolean isReady() {
        var current = process;
        return current != null && current.isAlive() && probe.getAsBoolean();
    }

    @Override
    public CompletableFuture<String> ended() {
        var current = process;
        return current == null
                ? new CompletableFuture<>()
                : current.onExit().thenApply(ended -> "exit code " + ended.exitValue());
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        var current = process;
        if (current != null && current.isAlive()) {
            var running = RunningProcess.of(current.toHandle());
            running.signal("TERM");
            if (!running.awaitEnd(POLITE)) {
                running.signal("KILL");
                running.awaitEnd(POLITE);
            }
        }
        pidFile.delete();
    }
}
