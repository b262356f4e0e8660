package dev.nexus.playback.progress.rule;

/** How fast a book is played: 1 is as it was read. */
public record Rate(double value) {

    /** What a report means that does not say. */
    public static final Rate NORMAL = new Rate(1);

    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 5;

    public Rate {
        if (!(value >= SLOWEST && value <= FASTEST)) {
            throw new IllegalArgumentException("rate %s is not from %s to %s".formatted(value, SLOWEST, FASTEST));
        }
    }
}
