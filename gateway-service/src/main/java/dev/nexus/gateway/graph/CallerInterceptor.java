package dev.nexus.gateway.graph;

import graphql.execution.SubscriptionExecutionStrategy;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the token of the request, which was checked already, for the calls to the services: each of them checks it again. */
@Component
class CallerInterceptor implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        var caller = new Caller(authorization == null ? "" : authorization);
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(context -> {
                    caller.putInto(context);
                    // What is told first comes first, also when more has to be asked for it.
                    context.of(SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED, true);
                })
                .build());
        return chain.next(request);
    }
}
