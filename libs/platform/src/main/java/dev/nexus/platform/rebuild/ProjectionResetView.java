package dev.nexus.platform.rebuild;

import java.util.List;

/**
 * What was reset.
 *
 * @param subscribers the projections
 * @param aggregates of how many of the publisher's aggregates they have forgotten how new their knowledge is
 */
record ProjectionResetView(List<String> subscribers, int aggregates) {

    ProjectionResetView {
        subscribers = List.copyOf(subscribers);
    }
}
