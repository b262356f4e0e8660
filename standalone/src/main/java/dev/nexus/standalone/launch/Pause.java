package dev.nexus.standalone.launch;

import java.time.Duration;

/** Waits that end at once when Nexus is told to stop. */
@FunctionalInterface
interface Pause {

    /**
     * Waits.
     *
     * @throws StoppedMeanwhile when Nexus is stopping
     */
    void forAWhile(Duration duration);

    /** Nexus was told to stop; whoever waits gives up, and there is nothing to report. */
    final class StoppedMeanwhile extends RuntimeException {

        StoppedMeanwhile() {
            super("Nexus is stopping", null, false, false);
        }
    }
}
