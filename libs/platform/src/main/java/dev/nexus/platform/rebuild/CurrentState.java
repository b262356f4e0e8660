package dev.nexus.platform.rebuild;

import dev.nexus.platform.outbox.Outbox;
import java.util.List;

/**
 * What one kind of aggregates is now, for a consumer that has lost what it knew; a bean for each kind that others keep as a
 * projection. It is told in the words of the usual events, which carry the whole state.
 */
public interface CurrentState {

    /** What the sources of these aggregates begin with, such as {@code /catalog/books/}. */
    String sources();

    /**
     * The facts that say what some aggregates are now. It is asked in a transaction in which none of them can tell anything new, so
     * what it reads is what their last events led to.
     *
     * <p>For an aggregate of which it takes several facts, such as a disabled account's, they stand in the order in which a
     * consumer has to hear them, and there are no more of them than events have ever been told of it. One that is gone is told as
     * gone. What no consumer needs to be told of is left out.
     *
     * @param aggregates some that have told events
     * @return the facts, each with the source of its aggregate
     */
    List<Outbox.Fact> of(List<KnownAggregate> aggregates);
}
