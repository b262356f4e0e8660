package dev.nexus.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the answer out of a problem, the same one in controllers and in filters: with the request's path, its trace id
 * and, for a problem that passes, {@code Retry-After}.
 */
public final class ProblemRendering {

    /** The attribute of a request under which a filter may leave its trace id, where nothing else traces the request. */
    public static final String TRACE_ID_ATTRIBUTE = TraceIds.class.getName();

    private static final Logger log = LoggerFactory.getLogger(ProblemRendering.class);

    private final JsonMapper json;

    ProblemRendering(JsonMapper json) {
        this.json = json;
    }

    /**
     * The answer for a request that ended with a problem.
     *
     * @param request the request
     * @param problem what ended it
     * @return the answer, to be returned by a handler
     */
    public ResponseEntity<Problem> answer(HttpServletRequest request, ProblemException problem) {
        return answer(request, problem, HttpHeaders.EMPTY);
    }

    ResponseEntity<Problem> answer(HttpServletRequest request, ProblemException problem, HttpHeaders headers) {
        var body = complete(request, problem);
        var response = ResponseEntity.status(body.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore());
        var delay = problem.retryDelay();
        if (delay != null) {
            response.header(HttpHeaders.RETRY_AFTER, seconds(delay));
        }
        return response.body(body);
    }

    /**
     * Writes a problem as the answer, where no handler is there to return it. Headers that are set already stay.
     *
     * @param request the request
     * @param response its answer; left alone when it is on its way already
     * @param problem what ended the request
     * @throws IOException when the client is gone
     */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var body = complete(request, problem);
        response.resetBuffer();
        response.setStatus(body.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var delay = problem.retryDelay();
        if (delay != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds(delay));
        }
        response.getOutputStream().write(json.writeValueAsBytes(body));
        response.flushBuffer();
    }

    /** The problem of something that nobody foresaw: logged in full, answered without a word of it. */
    ProblemException unforeseen(HttpServletRequest request, @Nullable Throwable failure) {
        log.atError()
                .addKeyValue("problemTraceId", TraceIds.of(request))
                .addKeyValue("method", request.getMethod())
                .setCause(failure)
                .log("request failed");
        return new ProblemException(CommonProblem.INTERNAL_ERROR, "The trace id leads the operator to the cause.");
    }

    private Problem complete(HttpServletRequest request, ProblemException problem) {
        return problem.problem().at(path(request), TraceIds.of(request));
    }

    private static String path(HttpServletRequest request) {
        var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return ShownPath.of(original instanceof String path ? path : request.getRequestURI());
    }

    private static String seconds(Duration delay) {
        return Long.toString(Math.max(1, delay.plusMillis(999).toSeconds()));
    }
}
