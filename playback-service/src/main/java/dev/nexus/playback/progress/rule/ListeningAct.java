package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.Position;
import java.util.Comparator;

/**
 * Something that a listener did and that can decide where the book goes on. What counts as one is read off its report
 * alone, never off the order of arrival. Ordered by effective time, ties by the report's identifier: of two acts the greater wins.
 */
public record ListeningAct(EffectiveTime at, ReportId report, DeviceId device, Position position, DecidingRule rule)
        implements Comparable<ListeningAct> {

    private static final Comparator<ListeningAct> ORDER =
            Comparator.comparing(ListeningAct::at).thenComparing(ListeningAct::report);

    @Override
    public int compareTo(ListeningAct other) {
        return ORDER.compare(this, other);
    }

    /** Whether this act decides, when both happened. */
    public boolean wins(ListeningAct other) {
        return compareTo(other) > 0;
    }
}
