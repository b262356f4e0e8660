package dev.nexus.gateway.docs;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the documentation to everybody. A browser keeps it and asks each time whether it is still the same. */
@Configuration(proxyBeanMethods = false)
class DocumentationRoutes {

    @Bean
    RouterFunction<ServerResponse> documents(Documentation documentation) {
        var reads = RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                .and(RequestPredicates.path(Documentation.PAGE + "/**"));
        return RouterFunctions.route()
                .route(reads.and(request -> documentation.find(request.path()).isPresent()), request -> documentation
                        .find(request.path())
                        .map(file -> answer(request, file))
                        .orElseThrow())
                .build();
    }

    @Bean
    @ConditionalOnBooleanProperty("nexus.gateway.graph.explorable")
    RouterFunction<ServerResponse> graphPageFiles(GraphPage page) {
        var reads = RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                .and(RequestPredicates.path(GraphPage.PAGE + "/**"));
        return RouterFunctions.route()
                .route(reads.and(request -> page.find(request.path()).isPresent()), request -> page.find(request.path())
                        .map(file -> answer(request, file))
                        .orElseThrow())
                .build();
    }

    private static ServerResponse answer(ServerRequest request, DocumentationFile file) {
        return request.checkNotModified(file.etag()).orElseGet(() -> ServerResponse.ok()
                .eTag(file.etag())
                .cacheControl(CacheControl.noCache())
                .contentType(file.type())
                .body(file.resource()));
    }
}
