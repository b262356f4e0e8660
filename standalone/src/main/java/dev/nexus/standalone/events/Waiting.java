package dev.nexus.standalone.events;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is so. */
final class Waiting {

    private final Duration pause;

    Waiting(Duration pause) {
        this.pause = pause;
    }

    /** What was seen last: what was waited for, or what is there when patience ends. */
    <T> T until(Duration patience, Supplier<T> look, Predicate<T> isEnough) {
        long end = System.nanoTime() + patience.toNanos();
        T seen = look.get();
        while (!isEnough.test(seen) && System.nanoTime() < end) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailed(ExitCode.FAILED, "Interrupted.");
            }
            seen = look.get();
        }
        return seen;
    }
}
