package dev.nexus.platform.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A virtual thread that listens to a server as long as the service runs, and begins again a moment after it was cut off. */
public final class ListeningThread {

    /** Listens until it is cut off; ends soon after an interrupt. */
    @FunctionalInterface
    public interface Listening {
        void listen() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ListeningThread.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final String name;
    private final Listening listening;
    private volatile @Nullable Thread worker;

    public ListeningThread(String name, Listening listening) {
        this.name = name;
        this.listening = listening;
    }

    public void start() {
        var starting = Thread.ofVirtual().name(name).unstarted(this::run);
        worker = starting;
        starting.start();
    }

    /** Interrupts the thread and waits for its end, for some seconds. */
    public void stop() {
        var stopping = worker;
        worker = null;
        if (stopping == null) {
            return;
        }
        stopping.interrupt();
        try {
            stopping.join(STOP_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        try {
            while (isCurrent()) {
                attempt();
                TimeUnit.MILLISECONDS.sleep(AGAIN_AFTER.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        try {
            listening.listen();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (isCurrent()) {
                LOG.atWarn()
                        .addKeyValue("listener", name)
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log("Cut off; listening again in a moment");
            }
        }
    }

    private boolean isCurrent() {
        return worker == Thread.currentThread();
    }
}
