package dev.nexus.catalog.book;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import java.util.List;

/** What is wrong with a request and cannot be said by an annotation. */
final class Refusals {

    private Refusals() {}

    /**
     * Refuses a field of the body.
     *
     * @param pointer to the field, a JSON pointer (RFC 6901) with a leading {@code #}
     */
    static ProblemException field(String pointer, String rule) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, pointer + ": " + rule, List.of(InvalidValue.field(pointer, rule)));
    }

    /** Refuses a query parameter. */
    static ProblemException parameter(String name, String rule) {
        return new ProblemException(
                CommonProblem.INVALID_PARAMETER, name + " " + rule + ".", List.of(InvalidValue.parameter(name, rule)));
    }
}
