package dev.nexus.gateway.graph;

import graphql.GraphQLContext;

/**
 * Who asks the graph.
 *
 * @param authorization the value of the header that a service is asked with
 */
record Caller(String authorization) {

    private static final String KEY = Caller.class.getName();

    static Caller of(GraphQLContext context) {
        return context.get(KEY);
    }

    void putInto(GraphQLContext.Builder context) {
        context.of(KEY, this);
    }
}
