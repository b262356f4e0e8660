package dev.nexus.catalog.media;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A place in a series.
 *
 * @param position 1 for the first book; fractions exist (novellas between two books)
 */
public record SeriesEntry(String name, Optional<BigDecimal> position) {

    public SeriesEntry {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A series needs a name");
        }
        // 1 and 1.00 are one place.
        position = position.map(SeriesEntry::plain);
    }

    private static BigDecimal plain(BigDecimal position) {
        var stripped = position.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
