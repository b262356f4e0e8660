package dev.nexus.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem. Use cases throw it as a guard; it becomes {@code application/problem+json} wherever it
 * leaves the service, from a controller as well as from a filter.
 */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final @Nullable String detail;
    private final Map<String, Object> members;
    private final @Nullable Duration retryAfter;

    /**
     * Makes the exception of a problem.
     *
     * @param type its kind
     * @param detail what happened this time, for the caller to read; no internals
     */
    public ProblemException(ProblemType type, @Nullable String detail) {
        this(type, detail, Map.of(), null);
    }

    /**
     * Makes the exception of a problem that names the impossible values.
     *
     * @param type its kind
     * @param detail what happened this time
     * @param errors one entry for each impossible value
     */
    public ProblemException(ProblemType type, @Nullable String detail, List<InvalidValue> errors) {
        this(type, detail, Map.of("errors", List.copyOf(errors)), null);
    }

    private ProblemException(
            ProblemType type, @Nullable String detail, Map<String, Object> members, @Nullable Duration retryAfter) {
        // A refused request is an answer, not a defect: nobody reads its stack, and filling one in costs the most.
        super(type.code(), null, false, type.status() >= 500);
        this.type = type;
        this.detail = detail;
        this.members = members;
        this.retryAfter = retryAfter;
    }

    /**
     * The same problem with one more member.
     *
     * @param name the member's name
     * @param value its value, anything that Jackson writes
     * @return a new exception
     */
    public ProblemException with(String name, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new ProblemException(type, detail, more, retryAfter);
    }

    /**
     * The same problem, marked as worth trying again ({@code retryable: true}).
     *
     * @param delay how long the caller should wait, sent as {@code Retry-After}; rounded up to whole seconds
     * @return a new exception
     */
    public ProblemException retryAfter(Duration delay) {
        var more = new LinkedHashMap<>(members);
        more.put("retryable", true);
        return new ProblemException(type, detail, more, delay);
    }

    /**
     * The kind of problem.
     *
     * @return an entry of a catalogue
     */
    public ProblemType type() {
        return type;
    }

    /**
     * The problem as it may be put into an answer.
     *
     * @return the problem, without instance and trace id
     */
    public Problem problem() {
        return Problem.of(type, detail, members);
    }

    @Nullable
    Duration retryDelay() {
        return retryAfter;
    }
}
