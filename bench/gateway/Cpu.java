import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The CPU time of a process and its children, user and system, from /proc/pid/stat (proc(5)). The JVM's compiler threads are left out: they
 * are done at some time, and a benchmark ends long before that on a machine with two cores.
 */
record Cpu(long pid) {

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int MILLIS_PER_TICK = 10;

    Duration used() throws IOException {
        var ticks = ticks(pid);
        var process = ProcessHandle.of(pid).orElseThrow();
        for (var child : process.children().toList()) {
            ticks += ticks(child.pid());
        }
        return Duration.ofMillis((ticks - compilers()) * MILLIS_PER_TICK);
    }

    private long compilers() throws IOException {
        var ticks = 0L;
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (var thread : threads.toList()) {
                var name = Files.readString(thread.resolve("comm"));
                if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) {
                    ticks += ticks(thread.resolve("stat"));
                }
            }
        }
        return ticks;
    }

    private static long ticks(long pid) throws IOException {
        return ticks(Path.of("/proc", Long.toString(pid), "stat"));
    }

    private static long ticks(Path file) throws IOException {
        var stat = Files.readString(file);
        // What comes before is the name of the program in parentheses, which may hold blanks.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    }
}
