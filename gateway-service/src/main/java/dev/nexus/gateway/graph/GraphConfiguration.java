package dev.nexus.gateway.graph;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;

@Configuration(proxyBeanMethods = false)
class GraphConfiguration {

    @Bean
    RuntimeWiringConfigurer graphScalars() {
        return wiring -> wiring.scalar(DateTimes.SCALAR);
    }

    /** A subscription that is refused or ends says why as a field does. */
    @Bean
    SubscriptionExceptionResolver graphSubscriptionErrors() {
        return SubscriptionExceptionResolver.forSingleError(GraphErrors::of);
    }

    @Bean
    GraphQlSourceBuilderCustomizer graphDocuments(GraphSettings settings, ObjectProvider<GraphQlSource> source) {
        var documents = new Documents(settings, new TrustedDocuments(settings), () -> source.getObject()
                .schema());
        return builder -> builder.configureGraphQl(graph -> graph.preparsedDocumentProvider(documents));
    }
}
