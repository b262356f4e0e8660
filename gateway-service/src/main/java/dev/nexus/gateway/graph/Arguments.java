package dev.nexus.gateway.graph;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.PageRequest;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Arguments of fields, read before a service is asked: one that is impossible must not spoil the questions of other fields. */
final class Arguments {

    private Arguments() {}

    static String id(DataFetchingEnvironment field, String name) {
        return Objects.requireNonNull(idOrNull(name, field.getArgument(name)));
    }

    static @Nullable String idOrNull(String name, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value.toString()).toString();
        } catch (IllegalArgumentException none) {
            throw invalid(name, "is not a UUID");
        }
    }

    /** How many entries are asked for. */
    static int first(DataFetchingEnvironment field) {
        int first = Objects.requireNonNullElse(field.<Integer>getArgument("first"), PageRequest.DEFAULT_LIMIT);
        if (first < 1 || first > PageRequest.MAX_LIMIT) {
            throw invalid("first", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
        }
        return first;
    }

    static @Nullable String after(DataFetchingEnvironment field) {
        return field.getArgument("after");
    }

    private static GraphFailure invalid(String name, String rule) {
        return new GraphFailure(
                new ProblemException(
                        CommonProblem.INVALID_PARAMETER,
                        name + " " + rule + ".",
                        List.of(InvalidValue.parameter(name, rule))),
                null);
    }
}
