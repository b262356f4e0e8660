package dev.nexus.gateway.graph;

import dev.nexus.platform.problem.ProblemException;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.util.Map;

/** Refuses questions that ask for too much, before anything is validated or executed. */
final class Bounds {

    private final GraphSettings settings;

    Bounds(GraphSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures a document with its variables.
     *
     * @throws ProblemException {@code question-too-large}
     */
    void check(GraphQLSchema schema, Document document, Map<String, Object> variables) {
        var size = new Measuring(schema, document, variables, settings.maxDepth()).largest();
        require("fields within each other", size.depth(), settings.maxDepth());
        require("renamed fields", size.aliases(), settings.maxAliases());
        require("fields to answer", size.cost(), settings.maxCost());
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(GraphProblem.QUESTION_TOO_LARGE, detail);
    }

    private static void require(String what, long is, int most) {
        if (is > most) {
            throw tooLarge("The document has more than %d %s.".formatted(most, what));
        }
    }
}
