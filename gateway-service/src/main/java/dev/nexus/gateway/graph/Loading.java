package dev.nexus.gateway.graph;

import dev.nexus.gateway.route.Backend;
import java.util.Collection;
import java.util.Map;

/**
 * Asks one service all that a level of the graph needs of it, in one call.
 *
 * @param <Q> a question
 */
interface Loading<Q> {

    Backend backend();

    /**
     * The replies to all of the questions.
     *
     * @throws GraphFailure when the service cannot be asked at all
     */
    Map<Q, Reply> load(Collection<Q> questions, Caller caller);
}
