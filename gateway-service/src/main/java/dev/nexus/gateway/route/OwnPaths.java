package dev.nexus.gateway.route;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the gateway answers itself. Everything else without a route is not there, for whomever asks.
 *
 * @param paths paths, each with all that is below it
 */
@ConfigurationProperties("nexus.gateway.own")
public record OwnPaths(List<String> paths) {

    /** Where the graph answers. */
    public static final String GRAPH = "/graphql";

    /** Refuses what is no path. */
    public OwnPaths {
        paths = List.copyOf(paths);
        for (var path : paths) {
            if (!path.startsWith("/") || path.endsWith("/")) {
                throw new IllegalArgumentException("path '" + path + "' is not of the form /name");
            }
        }
    }

    /**
     * Whether the gateway itself answers here.
     *
     * @param asked a path
     * @return whether it is one of these or below one
     */
    public boolean contains(String asked) {
        for (var path : paths) {
            if (asked.startsWith(path) && (asked.length() == path.length() || asked.charAt(path.length()) == '/')) {
                return true;
            }
        }
        return false;
    }
}
