package dev.nexus.catalog.book;

import java.util.List;

/** The people and series of a book that is about to be published, found in its library or added to it. */
record Cast(List<Contribution> contributions, List<SeriesPlace> series) {

    Cast {
        contributions = List.copyOf(contributions);
        series = List.copyOf(series);
    }
}
