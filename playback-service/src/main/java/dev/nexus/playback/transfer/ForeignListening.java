package dev.nexus.playback.transfer;

import dev.nexus.playback.bookmark.ForeignMark;
import dev.nexus.playback.progress.PortableAct;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another server knows of a listener.
 *
 * @param source what kind of server, as the listener is to see it
 * @param person whom it is about, as that server calls them; null when it does not tell
 */
public record ForeignListening(String source, @Nullable String person, List<InBook> books) {

    public ForeignListening {
        books = List.copyOf(books);
    }

    /**
     * What it knows of one book.
     *
     * @param acts what the listener did, in any order
     * @param hidden whether it was taken off the books to continue
     */
    public record InBook(
            ForeignBook book, List<PortableAct> acts, boolean hidden, List<ForeignMark> marks, List<Heard> heard) {

        public InBook {
            acts = List.copyOf(acts);
            marks = List.copyOf(marks);
            heard = List.copyOf(heard);
        }
    }

    /** A stretch of time, by the other server's clock, in which the listener listened. */
    public record Heard(Instant from, Instant to) {}
}
