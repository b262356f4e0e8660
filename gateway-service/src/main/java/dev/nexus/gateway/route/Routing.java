package dev.nexus.gateway.route;

import java.util.Arrays;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes the gateway's routes: one for each service, because {@link RouteFinding} knows the line of the table already. */
@Configuration(proxyBeanMethods = false)
class Routing {

    @Bean
    RouterFunction<ServerResponse> routes(Backends backends) {
        return Arrays.stream(Backend.values())
                .map(backend -> router(backend, backends.of(backend)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> router(Backend backend, Backends.Address address) {
        return GatewayRouterFunctions.route(backend.label())
                .route(
                        request -> {
                            var route = Route.of(request.servletRequest());
                            return route != null && route.backend() == backend;
                        },
                        HandlerFunctions.http())
                .before(BeforeFilterFunctions.uri(address.url()))
                .build();
    }
}
