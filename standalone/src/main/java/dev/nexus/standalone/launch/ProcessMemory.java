package dev.nexus.standalone.launch;

import dev.nexus.standalone.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The resident memory of a process, what it shares with others counted in parts. Linux alone tells. */
final class ProcessMemory {

    private ProcessMemory() {}

    static Optional<Long> megabytes(RunningProcess process, boolean withChildren) {
        return ProcessHandle.of(process.pid()).flatMap(handle -> {
            var kilobytes = Stream.concat(Stream.of(handle), withChildren ? handle.descendants() : Stream.of())
                    .mapToLong(ProcessMemory::proportionalKilobytes)
                    .sum();
            return kilobytes == 0 ? Optional.empty() : Optional.of(kilobytes / 1024);
        });
    }

    private static long proportionalKilobytes(ProcessHandle process) {
        var rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (var lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .map(line -> line.replaceAll("\\D+", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
