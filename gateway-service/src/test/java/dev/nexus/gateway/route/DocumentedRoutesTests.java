package dev.nexus.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.gateway.docs.ApiDocuments;
import dev.nexus.gateway.docs.ApiDocuments.Operation;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

/** The table of routes and the documents speak of the same paths. */
class DocumentedRoutesTests {

    private static final RouteTree ROUTES = new RouteTree(RouteTable.ROUTES);

    /** Routed already, so that clients meet a 404 of the service and not a missing route; each goes when it is there. */
    private static final Set<String> LATER = Set.of();

    @Test
    void leadsEachDocumentedOperationToItsService() {
        assertThat(ApiDocuments.operations()
                        .filter(each -> !each.service().equals(leadsTo(each)))
                        .map(each -> each + " is led to " + leadsTo(each)))
                .isEmpty();
    }

    @Test
    void hasNoRouteThatNoDocumentTellsOf() {
        // When
        var undocumented = RouteTable.ROUTES.stream()
                .filter(route -> ApiDocuments.operations().noneMatch(each -> isOn(route, each)))
                .map(Route::pattern)
                .collect(Collectors.toSet());

        // Then
        assertThat(undocumented).isEqualTo(LATER);
    }

    private static String leadsTo(Operation operation) {
        Route route = find(operation);
        return route == null ? "gateway" : route.backend().label();
    }

    private static @Nullable Route find(Operation operation) {
        return ROUTES.find(operation.method(), operation.examplePath());
    }

    /** The method is left aside: a path's other methods may have a line of their own. */
    private static boolean isOn(Route route, Operation operation) {
        return route.backend().label().equals(operation.service())
                && route.path().matches(PathContainer.parsePath(operation.examplePath()));
    }
}
