package dev.nexus.user;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well two kinds of requests can be told apart by their times: the probability that one of the first kind takes longer than
 * one of the second (the effect size of Mann and Whitney). A half is not at all. It knows only which of two is longer, so it
 * does not mind the few requests that take very long.
 */
public record Separation(double probability) {

    public static Separation of(double[] first, double[] second) {
        var all = IntStream.range(0, first.length + second.length)
                .mapToObj(
                        i -> i < first.length ? new Timed(first[i], true) : new Timed(second[i - first.length], false))
                .sorted()
                .toArray(Timed[]::new);
        var ranks = 0.0;
        for (var from = 0; from < all.length; ) {
            var to = from;
            while (to < all.length && all[to].nanos() == all[from].nanos()) {
                to++;
            }
            var tied = (from + 1 + to) / 2.0;
            var ofFirst = Arrays.stream(all, from, to).filter(Timed::first).count();
            ranks += tied * ofFirst;
            from = to;
        }
        var least = first.length * (first.length + 1) / 2.0;
        return new Separation((ranks - least) / ((double) first.length * second.length));
    }

    /** How far chance alone spreads the probability for two samples of the same kind, by their size. */
    public static double standardError(int size) {
        return Math.sqrt((2.0 * size + 1) / (12.0 * size * size));
    }

    /** How far from not at all, from 0 to a half. */
    public double distance() {
        return Math.abs(probability - 0.5);
    }

    private record Timed(double nanos, boolean first) implements Comparable<Timed> {

        @Override
        public int compareTo(Timed other) {
            return Double.compare(nanos, other.nanos);
        }
    }
}
