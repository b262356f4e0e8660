package dev.nexus.platform.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What Tomcat says when a request is so broken that it never reaches the application: a problem too, instead of a page of
 * HTML. Tomcat makes it by its class name, so it has neither Spring nor Jackson.
 */
public final class ProblemErrorReportValve extends ErrorReportValve {

    /** Made by Tomcat. */
    public ProblemErrorReportValve() {}

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            var body = json(CommonProblem.ofStatus(status), status).getBytes(StandardCharsets.UTF_8);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            // The client has gone: nobody is left to answer.
            response.setSuspended(true);
        }
    }

    private static String json(ProblemType type, int status) {
        // No instance: the path may be what could not be read.
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"traceId\":\"%s\"}"
                .formatted(type.type(), type.title(), status, type.code(), TraceIds.random());
    }
}
