package dev.nexus.playback.progress;

import dev.nexus.playback.book.Position;
import java.time.Instant;

/** What a listener did in a book, as far as it can be carried from one server to another. */
public sealed interface PortableAct {

    /** By the clock of the server that it was done on. */
    Instant at();

    /** The listener was there then. */
    record Moved(Position position, Instant at) implements PortableAct {}

    /** The listener had heard the book to its end. */
    record Finished(Instant at) implements PortableAct {}

    /** The listener wanted to begin anew. */
    record BegunAnew(Instant at) implements PortableAct {}
}
