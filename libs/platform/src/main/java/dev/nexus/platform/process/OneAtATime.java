package dev.nexus.platform.process;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one run of a task go on at a time in this process; who comes meanwhile is turned away. For tasks that are scheduled at a rate
 * because they may take long: those with a delay wait for each other in one thread.
 */
public final class OneAtATime {

    private final AtomicBoolean busy = new AtomicBoolean();

    /** Runs the task unless it runs already. */
    public void run(Runnable task) {
        if (busy.compareAndSet(false, true)) {
            try {
                task.run();
            } finally {
                busy.set(false);
            }
        }
    }
}
