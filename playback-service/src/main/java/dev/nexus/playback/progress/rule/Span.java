package dev.nexus.playback.progress.rule;

import dev.nexus.playback.book.Position;

/** The stretch of a book that was listened to since the device's last report. Empty when the device was idle. */
public record Span(Position from, Position to) {

    public Span {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "the span from %s s to %s s runs backwards".formatted(from.seconds(), to.seconds()));
        }
    }

    public boolean isEmpty() {
        return from.equals(to);
    }
}
