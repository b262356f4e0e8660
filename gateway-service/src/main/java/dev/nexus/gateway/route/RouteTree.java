package dev.nexus.gateway.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table as a tree of path segments, because every request asks it. A name comes before a variable and that before
 * {@code **}, a line with a method before one for all of them, so the order of the lines does not matter.
 */
final class RouteTree {

    private static final String VARIABLE = "{";
    private static final String REST = "**";

    private final Node root = new Node();

    RouteTree(List<Route> routes) {
        routes.forEach(this::add);
    }

    /** The route of a path; null for none. Names are compared letter by letter: nothing is decoded. */
    @Nullable
    Route find(String method, String path) {
        return find(root, method, path, 1);
    }

    private void add(Route route) {
        var node = root;
        for (var segment : route.pattern().substring(1).split("/", -1)) {
            if (segment.equals(REST)) {
                add(node.below, route);
                return;
            }
            node = segment.startsWith(VARIABLE)
                    ? node.variable()
                    : node.named.computeIfAbsent(segment, _ -> new Node());
        }
        add(node.here, route);
    }

    private static void add(List<Route> routes, Route route) {
        routes.add(route.method() == null ? routes.size() : 0, route);
    }

    private static @Nullable Route find(Node node, String method, String path, int from) {
        if (from > path.length()) {
            var here = first(node.here, method);
            return here != null ? here : first(node.below, method);
        }
        var slash = path.indexOf('/', from);
        var end = slash < 0 ? path.length() : slash;
        var segment = path.substring(from, end);
        var named = node.named.get(segment);
        var found = named == null ? null : find(named, method, path, end + 1);
        if (found == null && node.variable != null && !segment.isEmpty()) {
            found = find(node.variable, method, path, end + 1);
        }
        return found != null ? found : first(node.below, method);
    }

    private static @Nullable Route first(List<Route> routes, String method) {
        for (var route : routes) {
            if (route.takes(method)) {
                return route;
            }
        }
        return null;
    }

    private static final class Node {

        private final Map<String, Node> named = new HashMap<>();
        private final List<Route> here = new ArrayList<>();
        private final List<Route> below = new ArrayList<>();
        private @Nullable Node variable;

        private Node variable() {
            var known = variable;
            if (known == null) {
                known = new Node();
                variable = known;
            }
            return known;
        }
    }
}
