package dev.nexus.standalone.postgres;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's first process, which owns a data directory for as long as it lives. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE = Duration.ofSeconds(5);

    private Postmaster() {}

    /**
     * Stops what a killed owner left behind on a data directory: the orphaned postmaster, the children of a killed one,
     * and a lock file that names a process id which someone else has by now (PostgreSQL itself refuses to start on it).
     */
    static void clearAway(Path data) {
        var lockFile = data.resolve("postmaster.pid");
        if (!Files.exists(lockFile)) {
            return;
        }
        orphan(data, lockFile).ifPresent(orphan -> {
            LOG.atInfo().addKeyValue("pid", orphan.pid()).log("Stopping an orphaned PostgreSQL");
            stop(orphan);
        });
        awaitChildren(data);
        try {
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            throw new CannotStart("Cannot delete the stale lock file %s: %s.".formatted(lockFile, e), e);
        }
    }

    /** Stops a postmaster: fast first (open transactions are rolled back), then harder. */
    static void stop(RunningProcess postmaster) {
        postmaster.signal("INT");
        if (postmaster.awaitEnd(FAST)) {
            return;
        }
        LOG.atWarn().addKeyValue("pid", postmaster.pid()).log("PostgreSQL does not stop, it is aborted");
        postmaster.signal("QUIT");
        if (!postmaster.awaitEnd(IMMEDIATE)) {
            postmaster.signal("KILL");
            postmaster.awaitEnd(IMMEDIATE);
        }
    }

    private static Optional<RunningProcess> orphan(Path data, Path lockFile) {
        try {
            var pid = Files.readString(lockFile).lines().findFirst().orElse("").strip();
            return pid.matches("\\d{1,18}")
                    ? RunningProcess.find(Long.parseLong(pid)).filter(process -> serves(process, data))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + lockFile, e);
        }
    }

    private static boolean serves(RunningProcess process, Path data) {
        var command = process.command();
        return command.contains(data.toString()) && isPostgres(command);
    }

    /** The children of a killed postmaster end by themselves; until then no new one may touch their shared memory. */
    private static void awaitChildren(Path data) {
        var deadline = System.nanoTime() + FAST.toNanos();
        for (var child = childIn(data); child.isPresent(); child = childIn(data)) {
            if (!child.get().awaitEnd(Duration.ofSeconds(1)) && System.nanoTime() > deadline) {
                throw new CannotStart("Process %d still uses PostgreSQL's data in %s: end it and try again."
                        .formatted(child.get().pid(), data));
            }
        }
    }

    private static Optional<RunningProcess> childIn(Path data) {
        var processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return Optional.empty(); // macOS: PostgreSQL's own check of its shared memory has to do
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> worksIn(processes, process, data))
                    .map(RunningProcess::of)
                    .filter(RunningProcess::isAlive)
                    .findFirst();
        }
    }

    private static boolean worksIn(Path processes, ProcessHandle process, Path data) {
        try {
            var directory = processes.resolve(Long.toString(process.pid())).resolve("cwd");
            return Files.readSymbolicLink(directory).equals(data)
                    && isPostgres(RunningProcess.of(process).command());
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }

    private static boolean isPostgres(List<String> command) {
        return command.stream().anyMatch(word -> word.endsWith("/postgres") || word.startsWith("postgres:"));
    }
}
