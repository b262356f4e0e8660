package dev.nexus.gateway.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as Relay has it (GraphQL Cursor Connections). A service says where a page ends and nothing of the places before, so
 * only the last entry has a cursor, which is the one that the list over REST goes on from.
 *
 * @param nodes the entries
 * @param next where the list goes on; null on the last page
 * @param hasPreviousPage whether another page was before
 */
record Connection<T>(List<T> nodes, @Nullable String next, boolean hasPreviousPage) {

    /** An entry. */
    record Edge<T>(@Nullable String cursor, T node) {}

    /** Where it begins and ends. */
    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    static <M, T> Connection<T> of(
            List<M> messages, Function<M, T> node, @Nullable String next, @Nullable String after) {
        return new Connection<>(messages.stream().map(node).toList(), next, after != null);
    }

    public List<Edge<T>> edges() {
        var edges = new ArrayList<Edge<T>>(nodes.size());
        for (var i = 0; i < nodes.size(); i++) {
            edges.add(new Edge<>(i == nodes.size() - 1 ? next : null, nodes.get(i)));
        }
        return edges;
    }

    public PageInfo pageInfo() {
        return new PageInfo(next != null, hasPreviousPage, null, next);
    }
}
