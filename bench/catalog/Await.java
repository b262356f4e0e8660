import java.time.Duration;

/** Waits for what a running Nexus does in its own time, and no longer than it may take. */
final class Await {

    /** What is waited for. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** How long a phase of the benchmark may take: a million books are indexed in a fraction of it. */
    static final Duration PATIENCE = Duration.ofMinutes(20);

    private Await() {}

    /**
     * Asks again and again until it is so.
     *
     * @param what is to be, as a sentence, for the error
     * @param pause between two times; it limits how exactly the moment is known
     * @throws IllegalStateException when it was not within {@link #PATIENCE}
     */
    static void until(String what, Duration pause, Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Waited for %d minutes in vain: %s".formatted(PATIENCE.toMinutes(), what));
            }
            Thread.sleep(pause);
        }
    }
}
