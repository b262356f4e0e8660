package dev.nexus.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem on the wire (RFC 9457, {@code application/problem+json}). It may also be a part of an answer, where one of
 * many things failed; then it has neither an instance nor a trace id.
 *
 * @param type the stable identifier of the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param code the stable name that programs decide by
 * @param detail what happened this time, for a human; never internals
 * @param instance the path of the request; null inside of an answer
 * @param traceId the trace under which the logs tell more; null inside of an answer
 * @param members further members, written beside the others; a name here never hides one of the above
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String traceId,
        @JsonAnyGetter Map<String, Object> members) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Keeps a copy of the members. */
    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * A problem to be put into an answer.
     *
     * @param type its kind
     * @param detail what happened this time
     * @param members further members, for example {@code retryable}
     * @return the problem, without instance and trace id
     */
    public static Problem of(ProblemType type, @Nullable String detail, Map<String, Object> members) {
        return new Problem(type.type(), type.title(), type.status(), type.code(), detail, null, null, members);
    }

    Problem at(String path, String trace) {
        return new Problem(type, title, status, code, detail, path, trace, members);
    }
}
