package dev.nexus.platform.rpc;

import com.google.rpc.Status;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.web.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What handlers of batches have in common: how much may be asked at once, what identifies, and parts that fail alone. */
public final class RpcParts {

    /** The most identifiers in one field. */
    public static final int MOST_IDS = 500;

    /** The most lists in one call. */
    public static final int MOST_LISTS = 500;

    /** The most searches in one call: each of them is work of its own. */
    public static final int MOST_SEARCHES = 20;

    private RpcParts() {}

    /**
     * Reads identifiers.
     *
     * @param field the name of the field
     * @param ids its values
     * @return the identifiers, each once, in their order
     * @throws ProblemException {@code invalid-parameter} for one that is none, and for more than {@value #MOST_IDS}
     */
    public static List<UUID> ids(String field, Collection<String> ids) {
        requireAtMost(field, ids.size(), MOST_IDS);
        return ids.stream().distinct().map(id -> id(field, id)).toList();
    }

    /**
     * Reads an identifier.
     *
     * @param field the name of the field
     * @param id its value
     * @return the identifier
     * @throws ProblemException {@code invalid-parameter} when it is none
     */
    public static UUID id(String field, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw invalid(field, "is not a UUID");
        }
    }

    /**
     * Reads what is asked of a list.
     *
     * @param limit how many entries
     * @param cursor where to go on; null for the first page
     * @return the request
     * @throws ProblemException {@code invalid-parameter} for a limit out of range
     */
    public static PageRequest page(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw invalid("limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
        }
        return new PageRequest(limit, cursor);
    }

    /**
     * Refuses a call that asks for too much.
     *
     * @param field the name of the field
     * @param count how many values it has
     * @param most how many it may have
     * @throws ProblemException {@code invalid-parameter}
     */
    public static void requireAtMost(String field, int count, int most) {
        if (count > most) {
            throw invalid(field, "has " + count + " values, more than " + most);
        }
    }

    /**
     * Makes one part of an answer; when that fails, the part says so and the others are not spoiled.
     *
     * @param part makes the part
     * @param failed makes the part out of what went wrong
     * @param <T> a part
     * @return one or the other
     */
    public static <T> T part(Supplier<T> part, Function<Status, T> failed) {
        try {
            return part.get();
        } catch (RuntimeException failure) {
            return failed.apply(RpcProblem.of(RpcFailures.problem(failure)).toStatus());
        }
    }

    private static ProblemException invalid(String field, String rule) {
        return new ProblemException(
                CommonProblem.INVALID_PARAMETER,
                field + " " + rule + ".",
                List.of(InvalidValue.parameter(field, rule)));
    }
}
