package dev.nexus.standalone.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Plain lines with the time since the start: as good in a file as on a terminal. */
final class Console {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    /** Says what is going on. */
    void progress(String text) {
        say("%7s  %s".formatted(seconds(sinceStart()), text));
    }

    /** Says something without a time. */
    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
