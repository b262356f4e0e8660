package dev.nexus.gateway.route;

import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes the gateway's routes out of the table. */
@Configuration(proxyBeanMethods = false)
class Routing {

    @Bean
    RouterFunction<ServerResponse> routes(Backends backends) {
        return RouteTable.ROUTES.stream()
                .map(route -> router(route, backends.of(route.backend())))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> router(Route route, Backends.Address address) {
        return GatewayRouterFunctions.route(route.id())
                .route(route.predicate(), HandlerFunctions.http())
                .before(BeforeFilterFunctions.uri(address.url()))
                .before(route::markOn)
                .build();
    }
}
