package dev.nexus.playback.progress;

import dev.nexus.playback.book.BookId;
import java.util.List;

/**
 * Where a listener is in a book, as far as it can be carried from one server to another.
 *
 * @param acts what led there, in any order; may be empty
 * @param hidden whether it was taken off the books to continue
 */
public record PortablePlace(BookId book, List<PortableAct> acts, boolean hidden) {

    public PortablePlace {
        acts = List.copyOf(acts);
    }
}
