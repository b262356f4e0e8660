package dev.nexus.platform.security;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemRendering;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers what the firewall does not let in, and says which header that was: a client does not see what its library wrote. */
final class RejectedRequests implements RequestRejectedHandler {

    private final ProblemRendering rendering;

    RejectedRequests(ProblemRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        var header = unreadable(request);
        var detail = header == null
                ? null
                : "The header " + header + " has a character that none may have; ASCII is always possible.";
        rendering.write(request, response, new ProblemException(CommonProblem.BAD_REQUEST, detail));
    }

    private static @Nullable String unreadable(HttpServletRequest request) {
        for (var name : Collections.list(request.getHeaderNames())) {
            for (var value : Collections.list(request.getHeaders(name))) {
                if (!PlainText.isAllowedValue(value)) {
                    return name;
                }
            }
        }
        return null;
    }
}
