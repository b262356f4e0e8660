package dev.nexus.standalone.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A process of the operating system that may not be our child. A process id is given again after its owner's end, so
 * whoever stores one stores the start time too and asks for both.
 */
public final class RunningProcess {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Pattern END_OF_WORD = Pattern.compile("\0");

    private final ProcessHandle handle;

    private RunningProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    public static RunningProcess of(ProcessHandle handle) {
        return new RunningProcess(handle);
    }

    /** Returns the process with this id, unless there is none or only its zombie is left. */
    public static Optional<RunningProcess> find(long pid) {
        return ProcessHandle.of(pid).map(RunningProcess::new).filter(RunningProcess::isAlive);
    }

    public long pid() {
        return handle.pid();
    }

    public Optional<Instant> startedAt() {
        return handle.info().startInstant();
    }

    /** Returns the command and its arguments, an empty list where the operating system does not tell. */
    public List<String> command() {
        try {
            // The JDK gives up on what is longer than a page, as a class path is.
            var words =
                    Files.readString(Path.of("/proc", Long.toString(pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            return words.isEmpty() ? List.of() : List.of(END_OF_WORD.split(words, 0));
        } catch (IOException e) {
            var words = new ArrayList<String>();
            handle.info().command().ifPresent(words::add);
            handle.info().arguments().ifPresent(arguments -> words.addAll(List.of(arguments)));
            return List.copyOf(words);
        }
    }

    /** A zombie has ended: it only waits for a parent that may never ask. */
    public boolean isAlive() {
        return handle.isAlive() && !isZombie();
    }

    /** Sends a signal by its name, such as {@code INT}; nothing happens when the process has ended. */
    public void signal(String name) {
        try {
            var kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot send " + name + " to process " + pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of the process, and returns whether it came in time. */
    public boolean awaitEnd(Duration bound) {
        var deadline = System.nanoTime() + bound.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean isZombie() {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false; // no /proc here, or the process has just gone
        }
    }
}
