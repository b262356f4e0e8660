package dev.nexus.catalog.book;

import dev.nexus.catalog.media.SeriesEntry;
import jakarta.persistence.Embeddable;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book's place in a series.
 *
 * @param position null when the series is not numbered
 */
@Embeddable
record SeriesPlace(@ManyToOne Series series, @Nullable BigDecimal position) {

    /** The places in their order, with one series instead of its duplicates: at its first place that has a number. */
    static List<SeriesPlace> merged(List<SeriesPlace> places, Set<UUID> duplicates, Series target) {
        Map<Series, SeriesPlace> merged = new LinkedHashMap<>();
        for (var place : places) {
            var moved = duplicates.contains(place.series().id()) ? new SeriesPlace(target, place.position()) : place;
            merged.merge(moved.series(), moved, (first, later) -> first.position() == null ? later : first);
        }
        return List.copyOf(merged.values());
    }

    SeriesEntry entry() {
        return new SeriesEntry(series.name(), Optional.ofNullable(position));
    }

    BookState.SeriesEntry state() {
        return new BookState.SeriesEntry(series.id(), series.name(), position);
    }
}
