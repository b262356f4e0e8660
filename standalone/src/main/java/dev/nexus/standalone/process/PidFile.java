package dev.nexus.standalone.process;

import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers a process over the end of whoever started it: its id on the first line, its start (in milliseconds) on the second. */
public record PidFile(Path path) {

    /** The operating system computes a start from the time of its boot, which moves when the clock is set. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    public void write(ProcessHandle process) {
        var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.writeString(path, process.pid() + "\n" + started + "\n");
        } catch (IOException e) {
            throw new CannotStart("Cannot write %s: %s.".formatted(path, e), e);
        }
    }

    /** Returns the process that was remembered, if it still runs; another one that got its id is not it. */
    public Optional<RunningProcess> process() {
        try {
            var lines = Files.readAllLines(path);
            if (lines.size() != 2 || !lines.stream().allMatch(line -> line.matches("\\d{1,18}"))) {
                return Optional.empty(); // cut off while it was written
            }
            var start = Instant.ofEpochMilli(Long.parseLong(lines.getLast()));
            return RunningProcess.find(Long.parseLong(lines.getFirst())).filter(found -> startedAt(found, start));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public boolean exists() {
        return Files.exists(path);
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot delete " + path, e);
        }
    }

    private static boolean startedAt(RunningProcess found, Instant remembered) {
        return found.startedAt()
                .filter(start -> Duration.between(start, remembered).abs().compareTo(CLOCK_DRIFT) <= 0)
                .isPresent();
    }
}
