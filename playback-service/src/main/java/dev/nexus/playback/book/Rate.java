package dev.nexus.playback.book;

/** How fast a book is played: 1 is as it was read. */
public record Rate(double value) {

    private static final double LEAST = 0.25;
    private static final double MOST = 5;

    /** The least, as annotations need it. */
    public static final String SLOWEST = "" + LEAST;

    /** The most, as annotations need it. */
    public static final String FASTEST = "" + MOST;

    /** What holds where nothing else is said. */
    public static final Rate NORMAL = new Rate(1);

    /** @throws IllegalArgumentException for a rate beyond the least and the most, and for what is no number */
    public Rate {
        if (!(value >= LEAST && value <= MOST)) {
            throw new IllegalArgumentException("rate %s is not from %s to %s".formatted(value, LEAST, MOST));
        }
    }
}
