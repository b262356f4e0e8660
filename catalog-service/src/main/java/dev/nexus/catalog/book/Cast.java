package dev.nexus.catalog.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of one book, found in its library or added to it.
 *
 * @param publisher null when it is not known
 */
record Cast(
        List<Contribution> contributions,
        List<SeriesPlace> series,
        List<Genre> genres,
        List<Tag> tags,
        @Nullable Publisher publisher) {

    Cast {
        contributions = List.copyOf(contributions);
        series = List.copyOf(series);
        genres = List.copyOf(genres);
        tags = List.copyOf(tags);
    }
}
