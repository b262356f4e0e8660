package dev.nexus.gateway.route;

import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Makes the gateway's routes: one for all of the table, because {@link RouteFinding} knows the line of it already. */
@Configuration(proxyBeanMethods = false)
class Routing {

    @Bean
    RouterFunction<ServerResponse> routes(HandlerFunction<ServerResponse> forwarding) {
        return GatewayRouterFunctions.route("backends")
                .route(request -> Route.of(request.servletRequest()) != null, forwarding)
                .build();
    }
}
