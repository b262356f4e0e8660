package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.stream.Collectors;

/** Waits until components are ready, says each as it gets there, and says why when one ends instead. */
final class Waiting {

    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final int TAIL = 25;

    private final Console console;
    private final Pause pause;
    private final Duration patience;

    Waiting(Console console, Pause pause, Duration patience) {
        this.console = console;
        this.pause = pause;
        this.patience = patience;
    }

    /** @throws CannotStart when a component ends or is not ready in time, with the end of its log */
    void untilReady(Collection<? extends Component> components) {
        var start = System.nanoTime();
        var nextSign = SIGN_OF_LIFE;
        var missing = new ArrayList<Component>(components);
        while (true) {
            missing.removeIf(this::isReady);
            if (missing.isEmpty()) {
                return;
            }
            missing.forEach(Waiting::checkRuns);
            var waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(patience) > 0) {
                var slow = missing.getFirst();
                throw new CannotStart("%s was not ready within %d s. The end of %s:\n%s"
                        .formatted(slow.name(), patience.toSeconds(), slow.log(), slow.lastLines(TAIL)));
            }
            if (waited.compareTo(nextSign) > 0) {
                console.progress("waiting for %s".formatted(names(missing)));
                nextSign = nextSign.plus(SIGN_OF_LIFE);
            }
            pause.forAWhile(POLL);
        }
    }

    private boolean isReady(Component component) {
        if (!component.isReady()) {
            return false;
        }
        console.progress("%s is ready".formatted(component.name()));
        return true;
    }

    private static void checkRuns(Component component) {
        var end = component.ended().getNow("");
        if (!end.isEmpty()) {
            throw new CannotStart("%s ended while it started (%s). The end of %s:\n%s"
                    .formatted(component.name(), end, component.log(), component.lastLines(TAIL)));
        }
    }

    private static String names(Collection<Component> components) {
        return components.stream().map(Component::name).collect(Collectors.joining(", "));
    }
}
