package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import java.time.Duration;
import java.util.List;

/** Starts a component again when it ends by itself, with longer and longer pauses when that does not help. */
final class Watch {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Console console;
    private final Pause pause;
    private final Waiting waiting;

    Watch(Console console, Pause pause, Waiting waiting) {
        this.console = console;
        this.pause = pause;
        this.waiting = waiting;
    }

    void over(Component component) {
        Thread.ofVirtual().name("watch-" + component.name()).start(() -> {
            try {
                keepRunning(component);
            } catch (Pause.StoppedMeanwhile e) {
                // nobody needs watching any more
            }
        });
    }

    private void keepRunning(Component component) {
        var backoff = FIRST;
        while (true) {
            var since = System.nanoTime();
            var end = component.ended().join();
            pause.forAWhile(Duration.ZERO);
            if (Duration.ofNanos(System.nanoTime() - since).compareTo(SETTLED) > 0) {
                backoff = FIRST;
            }
            console.progress("%s ended unexpectedly (%s), it is started again in %d s; its log is %s"
                    .formatted(component.name(), end, backoff.toSeconds(), component.log()));
            pause.forAWhile(backoff);
            backoff = longer(backoff);
            startAgain(component);
        }
    }

    private void startAgain(Component component) {
        try {
            component.start();
            waiting.untilReady(List.of(component));
        } catch (CannotStart e) {
            console.progress(e.sentence());
        }
    }

    private static Duration longer(Duration backoff) {
        var doubled = backoff.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
