package dev.nexus.gateway.security;

import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Which pages of other origins may ask (CORS). A request of any other page passes too, but without the word that lets the
 * page read the answer: that is the browser's part, and the origin of a page behind a proxy is not known here.
 */
final class CrossOrigin {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private static final String SENT = String.join(
            ", ",
            "Authorization",
            "Content-Type",
            "Accept",
            "Accept-Language",
            "Cache-Control",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-Range",
            "Range",
            "Idempotency-Key",
            "Last-Event-ID",
            "X-API-Key",
            "X-CSRF-Token",
            "traceparent",
            "tracestate",
            "Tus-Resumable",
            "Upload-Length",
            "Upload-Offset",
            "Upload-Metadata",
            "Upload-Checksum",
            "Upload-Concat",
            "Upload-Defer-Length");

    private static final String SEEN = String.join(
            ", ",
            "ETag",
            "Location",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "Content-Range",
            "Accept-Ranges",
            "Content-Length",
            "Content-Disposition",
            "WWW-Authenticate",
            "Tus-Resumable",
            "Tus-Version",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Checksum-Algorithm",
            "Upload-Offset",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Expires",
            "Upload-Concat",
            "Upload-Defer-Length");

    private static final String ASKED_AGAIN = Long.toString(Duration.ofHours(1).toSeconds());

    private final Set<String> origins;
    private final boolean any;

    CrossOrigin(List<String> origins) {
        this.origins = Set.copyOf(origins);
        this.any = origins.contains(EdgeSettings.ANY_ORIGIN);
    }

    /** Says who may read; whether that was all that was asked. */
    boolean answers(HttpServletRequest request, HttpServletResponse response) {
        if (origins.isEmpty()) {
            return false;
        }
        // Whoever stores an answer must not give it to a page of another origin.
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        var isQuestion = request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
        if (origins.contains(origin)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        } else if (any) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, EdgeSettings.ANY_ORIGIN);
        } else if (isQuestion) {
            throw new ProblemException(EdgeProblem.ORIGIN_NOT_ALLOWED, null);
        } else {
            return false;
        }
        if (isQuestion) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, ASKED_AGAIN);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, SEEN);
        }
        return isQuestion;
    }
}
