package dev.nexus.gateway.docs;

import java.util.Comparator;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the documentation to everybody. A browser keeps it and asks each time whether it is still the same. */
@Configuration(proxyBeanMethods = false)
class DocumentationRoutes {

    @Bean
    RouterFunction<ServerResponse> documents(Documentation documentation, EventDocuments events) {
        var reads = RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                .and(RequestPredicates.path(Documentation.PAGE + "/**"));
        var catalogue = RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                .and(RequestPredicates.path(EventDocuments.PAGE));
        return RouterFunctions.route()
                .route(catalogue, request -> answer(request, wantsPage(request) ? events.page() : events.catalogue()))
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

    /** The page, unless data is asked for and liked better (RFC 9110, section 12.5.1). */
    private static boolean wantsPage(ServerRequest request) {
        try {
            var accepted = request.headers().accept();
            return quality(accepted, MediaType.APPLICATION_JSON) <= quality(accepted, MediaType.TEXT_HTML);
        } catch (InvalidMediaTypeException unreadable) {
            return true;
        }
    }

    /** What the most specific range that has a type says of it. */
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(range -> range.includes(type))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }

    private static ServerResponse answer(ServerRequest request, DocumentationFile file) {
        return request.checkNotModified(file.etag()).orElseGet(() -> ServerResponse.ok()
                .eTag(file.etag())
                .varyBy(HttpHeaders.ACCEPT)
                .cacheControl(CacheControl.noCache())
                .contentType(file.type())
                .body(file.resource()));
    }
}
