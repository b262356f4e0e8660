package dev.nexus.playback.groupcommit;

/** More waits to be written than there is room for. Nothing of what was brought is written; trying again later helps. */
public final class QueueFullException extends RuntimeException {

    QueueFullException(int capacity) {
        super("%d items wait to be written, and there is no room for more".formatted(capacity), null, false, false);
    }
}
