package dev.nexus.platform.problem;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what was wrong with a JSON body, and where, without the names of our classes that Jackson's messages carry. */
final class JsonProblems {

    private JsonProblems() {}

    static ProblemException of(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case ValueInstantiationException refused -> refusedValue(refused);
            case InvalidFormatException format -> wrongType(format, expected(format.getTargetType()));
            case MismatchedInputException mismatch -> wrongType(mismatch, expected(mismatch.getTargetType()));
            case InputCoercionException range -> wrongType(range, expected(range.getTargetType()));
            case StreamReadException syntax -> malformed(syntax);
            case DatabindException other -> wrongType(other, "a value of another type");
            case null, default ->
                new ProblemException(CommonProblem.MALFORMED_JSON, "A JSON body is needed, and none could be read.");
        };
    }

    private static ProblemException unknownField(UnrecognizedPropertyException failure) {
        var pointer = pointer(failure);
        return invalid(CommonProblem.UNKNOWN_FIELD, pointer, "There is no field of this name here.");
    }

    /** A record of ours refused the value in its constructor; its message names the thing, the value and the rule. */
    private static ProblemException refusedValue(ValueInstantiationException failure) {
        var reason = failure.getCause() instanceof IllegalArgumentException refusal && refusal.getMessage() != null
                ? refusal.getMessage()
                : "The value is not possible or lacks a part.";
        return invalid(CommonProblem.VALIDATION_FAILED, pointer(failure), reason);
    }

    private static ProblemException wrongType(JacksonException failure, String expected) {
        if (failure.getPath().isEmpty()) {
            return new ProblemException(CommonProblem.MALFORMED_JSON, "The body must be " + expected + ".");
        }
        return invalid(CommonProblem.WRONG_TYPE, pointer(failure), "This must be " + expected + ".");
    }

    private static ProblemException malformed(StreamReadException failure) {
        var place = failure.getLocation();
        var detail = place == null
                ? "The body is no JSON."
                : "The body stops being JSON at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".";
        return new ProblemException(CommonProblem.MALFORMED_JSON, detail);
    }

    private static ProblemException invalid(CommonProblem type, String pointer, String detail) {
        return new ProblemException(type, pointer + ": " + detail, List.of(InvalidValue.field(pointer, detail)));
    }

    private static String pointer(JacksonException failure) {
        var pointer = new StringBuilder("#");
        for (var step : failure.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : JsonPointers.escape(name));
        }
        return pointer.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "an identifier (UUID)";
            case "Instant", "OffsetDateTime" -> "a time in ISO 8601 with a zone";
            case "LocalDate" -> "a date in ISO 8601";
            case "int", "long", "Integer", "Long", "BigInteger" -> "a whole number";
            case "double", "float", "Double", "Float", "BigDecimal" -> "a finite number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a string";
            case "URI", "URL" -> "a URL";
            default -> isList(type) ? "a list" : "an object";
        };
    }

    private static boolean isList(Class<?> type) {
        return type.isArray() || Iterable.class.isAssignableFrom(type);
    }
}
